import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { press, typeKeys } from '../testKeys';
import { glossary } from './glossary/en';
import { Term } from './Term';

const { jitter, srflx } = glossary;

test('a term opens by keyboard, and Escape closes it where the focus was', async () => {
  const screen = await render(<Term entry={jitter} />);
  const button = screen.getByRole('button', { name: 'Jitter' });
  const text = screen.getByText(/How unevenly packets arrive/);
  await expect.element(text).not.toBeVisible();
  await press(button);
  await expect.element(text).toBeVisible();
  await typeKeys('{Escape}');
  await expect.element(text).not.toBeVisible();
  await expect.element(button).toHaveFocus();
});

test('its explanation is its description, open or closed', async () => {
  const screen = await render(<Term entry={srflx}>address from outside</Term>);
  const button = screen.getByRole('button', { name: 'address from outside' });
  await expect.element(button).toHaveAccessibleDescription(`srflx: ${srflx.text}`);
});

test('its explanation stays within the window, at either end of it', async () => {
  const screen = await render(
    <div style={{ position: 'fixed', inset: 0, display: 'flex', justifyContent: 'space-between', alignItems: 'end' }}>
      <Term entry={jitter} />
      <Term entry={srflx} />
    </div>,
  );
  for (const { name, text } of [jitter, srflx]) {
    const button = screen.getByRole('button', { name });
    (button.element() as HTMLElement).click();
    const explanation = screen.getByText(text);
    await expect.element(explanation).toBeVisible();
    const { left, right, top, bottom } = explanation.element().getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    expect([left >= 0, right <= clientWidth, top >= 0]).toEqual([true, true, true]);
    expect(bottom).toBeLessThanOrEqual(button.element().getBoundingClientRect().top);
  }
});

test('it closes when its term scrolls away', async () => {
  const screen = await render(
    <div data-testid="scroller" style={{ blockSize: '6rem', overflow: 'auto' }}>
      <Term entry={jitter} />
      <div style={{ blockSize: '60rem' }} />
    </div>,
  );
  (screen.getByRole('button', { name: 'Jitter' }).element() as HTMLElement).click();
  const text = screen.getByText(/How unevenly packets arrive/);
  await expect.element(text).toBeVisible();
  screen.getByTestId('scroller').element().scrollTop = 40;
  await expect.element(text).not.toBeVisible();
});
