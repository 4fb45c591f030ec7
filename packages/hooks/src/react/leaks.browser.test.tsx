import { StrictMode, useEffect } from 'react';
import { expect, it, onTestFinished } from 'vitest';
import { render } from 'vitest-browser-react';
import { createMemoryHub } from '../signaling/memory';
import { watchLeaks } from '../testing/watchLeaks';
import type { Signaling } from '../core/signaling/port';
import type { Participant } from '../core/room/participant';
import { useAudioLevel } from './useAudioLevel';
import { useChat } from './useChat';
import { useConnectionQuality } from './useConnectionQuality';
import { useDevices } from './useDevices';
import { useFileTransfer } from './useFileTransfer';
import { usePeerStats } from './usePeerStats';
import { useRoom } from './useRoom';
import { useRoute } from './useRoute';
import { useSafetyCode } from './useSafetyCode';
import { useSpeaking } from './useSpeaking';
import { useUserMedia } from './useUserMedia';

/** Everything that a call uses, at once. */
function Call({ signaling, name }: { signaling: Signaling; name: string }) {
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name, media });
  useChat(room);
  useFileTransfer(room);
  useDevices();
  useSpeaking(media.stream);
  const { join } = room;
  useEffect(() => void join(), [join]);
  return (
    <ul aria-label={name}>
      {room.participants.map((participant) => (
        <Other key={participant.id} participant={participant} />
      ))}
    </ul>
  );
}

function Other({ participant: { name, status, camera, peer } }: { participant: Participant }) {
  const level = useAudioLevel(camera);
  usePeerStats(peer, { intervalMs: 100 });
  useConnectionQuality(peer);
  useRoute(peer);
  useSafetyCode(peer);
  useEffect(() => level.subscribe(() => undefined), [level]);
  return (
    <li>
      {name} {status} {camera?.getTracks().length}
    </li>
  );
}

// The benchmark `leaks` makes two hundred, and weighs the heap as well.
const CYCLES = 20;
const WARM_UP = 5;

it('leaves nothing behind after twenty calls', async () => {
  const leaks = watchLeaks();
  onTestFinished(() => leaks.stop());
  const hub = createMemoryHub();
  const nothing = { timers: 0, audioContexts: 0, connections: 0, tracks: 0 };
  let listenersBefore = 0;

  for (let cycle = 0; cycle < CYCLES; cycle++) {
    if (cycle === WARM_UP) {
      await expect.poll(() => leaks.held()).toMatchObject(nothing);
      // React has some of its own by now, once for the document.
      listenersBefore = leaks.held().listeners;
    }
    const screen = await render(
      <StrictMode>
        <Call signaling={hub.room('leaks')} name="Ada" />
        <Call signaling={hub.room('leaks')} name="Ben" />
      </StrictMode>,
    );
    for (const name of ['Ada', 'Ben']) {
      await expect.element(screen.getByText(`${name} connected 2`)).toBeInTheDocument();
    }
    await screen.unmount();
  }

  await expect.poll(() => leaks.held()).toEqual({ ...nothing, listeners: listenersBefore });
});
