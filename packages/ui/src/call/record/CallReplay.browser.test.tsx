import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { writeCallFile } from './model/callFile';
import { testRecord } from './model/testRecord';
import { CallReplay } from './CallReplay';
import { OpenCall } from './OpenCall';

const fileOf = (text: string) => new File([text], 'call.visavis-call.json', { type: 'application/json' });

test('shows the call at the point of time that the slider says', async () => {
  const screen = await render(<CallReplay record={testRecord} />);
  const slider = screen.getByRole('slider', { name: 'Point of time' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('1 minute 2 seconds into the call'));
  await expect.element(screen.getByText('Through a relay, over UDP')).toBeVisible();
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('0 milliseconds into the call'));
  await expect.element(screen.getByText('Nobody else is here yet.')).toBeVisible();
});

test('a line of what happened leads to its time', async () => {
  const screen = await render(<CallReplay record={testRecord} />);
  const { container } = screen;
  const direct = [...container.querySelectorAll('.visavis-timeline p')].find((line) => line.textContent?.includes('go directly to Ben'));
  direct?.querySelector('button')?.click();
  await expect.element(screen.getByText('Direct, over UDP')).toBeVisible();
  await expect.element(screen.getByText('2 host (after 3 ms), 1 srflx (after 41 ms), 1 relay (after 88 ms)')).toBeVisible();
  await expect.element(screen.getByText('works, and is in use (nominated), answered within 21 ms')).toBeVisible();
  await expect.element(screen.getByText(/^Good: all measures are within their limits/)).toBeVisible();
  await expect.element(screen.getByText(/ICE restart with Ben/)).not.toBeInTheDocument();
});

test('plays from the beginning when it is over, and stops when it is told to', async () => {
  const screen = await render(<CallReplay record={testRecord} />);
  (screen.getByRole('button', { name: 'Play' }).element() as HTMLElement).click();
  const slider = screen.getByRole('slider', { name: 'Point of time' });
  const shown = () => Number((slider.element() as HTMLInputElement).value) - testRecord.startedAt;
  await expect.poll(shown).toBeGreaterThanOrEqual(1000);
  expect(shown()).toBeLessThan(60_000);
  (screen.getByRole('button', { name: 'Pause' }).element() as HTMLElement).click();
  await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('opens a file, and says what is wrong with one that is none', async () => {
  const screen = await render(<OpenCall />);
  const input = screen.container.querySelector<HTMLInputElement>('input[type="file"]')!;
  const choose = (text: string) => {
    const transfer = new DataTransfer();
    transfer.items.add(fileOf(text));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  choose(writeCallFile(testRecord));
  await expect.element(screen.getByRole('heading', { name: 'A call, as Ada saw it' })).toBeVisible();
  choose('{"format":"visavis-call","version":1,"call":{}}');
  await expect.element(screen.getByRole('alert')).toHaveTextContent('This file is damaged.');
  await expect.element(screen.getByRole('heading', { name: /A call/ })).not.toBeInTheDocument();
  choose(writeCallFile(testRecord));
  await expect.element(screen.getByRole('heading', { name: 'A call, as Ada saw it' })).toBeVisible();
});
