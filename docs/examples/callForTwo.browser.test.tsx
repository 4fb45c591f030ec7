import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useRoom, useUserMedia, type Signaling } from '@visavis/hooks';
import { createMemoryHub, createVirtualDevices } from '@visavis/hooks/testing';

function Person({ name, signaling }: { name: string; signaling: Signaling }) {
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name, media });
  return (
    <section>
      {!room.inRoom && <button onClick={() => void room.join()}>Join as {name}</button>}
      {room.participants.map((other) => (
        <p key={other.id}>
          {name} sees {other.name}: {other.camera ? other.status : 'no picture yet'}
        </p>
      ))}
    </section>
  );
}

test('two people in one page see each other', async () => {
  const devices = createVirtualDevices();
  const hub = createMemoryHub();
  const [hers, his] = [hub.room('tea'), hub.room('tea')];
  const page = await render(
    <>
      <Person name="Ada" signaling={hers} />
      <Person name="Bob" signaling={his} />
    </>,
  );

  const press = (name: string) => (page.getByRole('button', { name }).element() as HTMLElement).click();
  press('Join as Ada');
  press('Join as Bob');
  await expect.element(page.getByText('Ada sees Bob: connected')).toBeVisible();
  await expect.element(page.getByText('Bob sees Ada: connected')).toBeVisible();

  await page.unmount();
  expect(devices.liveTracks()).toBe(0);
  devices.restore();
});
