import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles/index.css';
import { Reactions } from './Reactions';

test('each stays where it began to rise, whatever comes and goes beside it', async () => {
  const heart = { id: 'a', icon: '❤️' };
  const screen = await render(<Reactions reactions={[heart, { id: 'b', icon: '👏' }]} />);
  const root = screen.container.firstElementChild as HTMLElement;
  const first = root.children[0] as HTMLElement;
  const at = first.style.getPropertyValue('--visavis-reaction-x');
  expect(at).toMatch(/^[3-6]\d%$/);
  await screen.rerender(<Reactions reactions={[heart]} />);
  expect(root.children).toHaveLength(1);
  expect(root.children[0]).toBe(first);
  expect(first.style.getPropertyValue('--visavis-reaction-x')).toBe(at);
  expect(root.dataset['count']).toBe('1');
});

test('takes no press from what is below, and nothing of it is read out', async () => {
  const { container } = await render(<Reactions reactions={[{ id: 1, icon: '👍' }]} />);
  const root = container.firstElementChild as HTMLElement;
  expect(getComputedStyle(root).pointerEvents).toBe('none');
  expect(root.getAttribute('aria-hidden')).toBe('true');
});
