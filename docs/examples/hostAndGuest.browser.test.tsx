import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { useRoom, type Signaling } from '@visavis/hooks';
import { createMemoryHub } from '@visavis/hooks/testing';

function Consultation({ name, signaling }: { name: string; signaling: Signaling }) {
  const room = useRoom({ signaling, name, autoJoin: true });
  return (
    <section>
      <p>
        {name}, {room.self?.role}: {room.status}
      </p>
      {room.waitingRoom.map(({ id, name: guest }) => (
        <button key={id} onClick={() => room.admit(id)}>
          Let {guest} in
        </button>
      ))}
    </section>
  );
}

test('a guest of a locked room waits until the host lets them in', async () => {
  const hub = createMemoryHub();
  // What your signaling's server would say about each of them.
  const guest = hub.room('surgery', { access: 'locked' });
  const host = hub.room('surgery', { access: 'locked', role: 'host' });

  const page = await render(<Consultation name="Pat" signaling={guest} />);
  await expect.element(page.getByText('Pat, guest: waiting')).toBeVisible();
  const doctor = await render(<Consultation name="Dr. Ada" signaling={host} />);
  await expect.element(doctor.getByText('Dr. Ada, host: joined')).toBeVisible();
  await expect.element(doctor.getByRole('button', { name: 'Let Pat in' })).toBeVisible();
  (doctor.getByRole('button', { name: 'Let Pat in' }).element() as HTMLElement).click();
  await expect.element(page.getByText('Pat, guest: joined')).toBeVisible();
});
