import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { QrCode } from './QrCode';

const rootOf = (container: HTMLElement) => container.firstElementChild as HTMLElement;

test('draws the code, dark on light also on a dark page', async () => {
  const screen = await render(
    <div style={{ colorScheme: 'dark' }}>
      <QrCode text="https://example.com/r/tea#key" />
    </div>,
  );
  const code = screen.getByRole('img', { name: 'QR code' });
  await expect.element(code).toHaveAttribute('data-status', 'ready');
  const path = code.element().querySelector('path') as SVGPathElement;
  expect(path.getAttribute('d')).toMatch(/^M\d/);
  expect(getComputedStyle(path).fill).toBe('rgb(0, 0, 0)');
  expect(getComputedStyle(code.element()).backgroundColor).toBe('rgb(255, 255, 255)');
});

test('another text is another code', async () => {
  const { container, rerender } = await render(<QrCode text="https://example.com/r/tea" />);
  const drawn = () => container.querySelector('path')?.getAttribute('d') ?? '';
  await expect.poll(drawn).not.toBe('');
  const first = drawn();
  await rerender(<QrCode text="https://example.com/r/coffee" />);
  await expect.poll(() => ['', first].includes(drawn())).toBe(false);
});

test('says so where a text is too long for one', async () => {
  const { container } = await render(<QrCode text={'x'.repeat(4000)} />);
  await expect.poll(() => rootOf(container).dataset['status']).toBe('failed');
  expect(rootOf(container).textContent).toBe('The QR code could not be made.');
});
