import { StrictMode } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { ko } from '../locales/ko';
import { CallAnnouncer } from './CallAnnouncer';
import type { AnnouncedParticipant } from './changes';

const people = (...names: string[]): AnnouncedParticipant[] => names.map((name) => ({ id: name, name }));

const announcer = (...names: string[]) => (
  <StrictMode>
    <CallAnnouncer participants={people(...names)} />
  </StrictMode>
);

test('says what changes, not who is there already, and each change once', async () => {
  const screen = await render(announcer('Ada'));
  const region = screen.getByRole('status');
  await expect.element(region).toBeEmptyDOMElement();
  await screen.rerender(announcer('Ada', 'Grace'));
  await expect.element(region).toHaveTextContent(/^Grace joined\.$/);
  await screen.rerender(announcer('Ada', 'Grace'));
  await expect.element(region).toHaveTextContent(/^Grace joined\.$/);
});

test('keeps the newest few, and the region itself', async () => {
  const screen = await render(announcer());
  const region = screen.getByRole('status');
  const element = region.element();
  await screen.rerender(announcer('a', 'b', 'c', 'd', 'e'));
  await expect.element(region).toHaveTextContent(/^b joined\. c joined\. d joined\. e joined\.$/);
  expect(region.element()).toBe(element);
});

test('speaks Korean', async () => {
  const korean = (...names: string[]) => (
    <LabelsProvider labels={ko}>
      <CallAnnouncer participants={people(...names)} />
    </LabelsProvider>
  );
  const screen = await render(korean());
  await screen.rerender(korean('민수'));
  await expect.element(screen.getByRole('status')).toHaveTextContent('민수님이 참여했어요');
});
