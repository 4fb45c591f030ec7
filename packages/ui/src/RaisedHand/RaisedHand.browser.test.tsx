import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { RaisedHand } from './RaisedHand';

test.each([
  [{}, '✋', 'Hand raised'],
  [{ position: 2 }, '✋2', 'Hand raised, number 2'],
  [{ icon: <b>!</b> }, '!', 'Hand raised'],
])('%o shows "%s" and is read as "%s"', async (props, shown, read) => {
  const { container } = await render(<RaisedHand {...props} />);
  const texts = (selector: string) => [...container.querySelectorAll(selector)].map((each) => each.textContent).join('');
  expect(texts('[aria-hidden]')).toBe(shown);
  expect(texts('.visavis-visually-hidden')).toBe(read);
});
