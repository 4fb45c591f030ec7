import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { ConnectionBadge } from './ConnectionBadge';

test.each([
  [{ status: 'connected' }, 'Connected', undefined],
  [{ status: 'connected', quality: 'poor' }, 'Poor connection', 'poor'],
  [{ status: 'reconnecting', quality: 'good' }, 'Reconnecting…', undefined],
  [{ status: 'failed' }, 'Connection failed', undefined],
] as const)('%j says "%s"', async (props, words, quality) => {
  const { container } = await render(<ConnectionBadge {...props} className="mine" />);
  const badge = container.querySelector<HTMLElement>('.visavis-connection-badge.mine')!;
  expect(badge.textContent).toBe(words);
  expect(badge.dataset.status).toBe(props.status);
  expect(badge.dataset.quality).toBe(quality);
});
