import { memo, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { createRoom } from '../core/room/createRoom';
import type { Participant } from '../core/room/participant';
import type { Room, RoomState } from '../core/room/room';
import { createStore } from '../core/store';
import { createMemoryHub } from '../signaling/memory';
import { RoomProvider, useLocalParticipant, useParticipant, useParticipants, useRoomContext } from './RoomProvider';

function participant(id: string, patch: Partial<Participant> = {}): Participant {
  return {
    id,
    name: id,
    role: 'guest',
    status: 'connected',
    camera: null,
    screen: null,
    microphone: 'on',
    cameraStatus: 'off',
    error: null,
    remoteError: null,
    peer: null,
    mediaPeer: null,
    ...patch,
  };
}

/** A room with three others, whose state the test sets. */
function makeRoom() {
  const engine = createRoom({ signaling: createMemoryHub().room('provided'), name: () => 'Ada' });
  const store = createStore<RoomState>({
    ...engine.getSnapshot(),
    status: 'joined',
    inRoom: true,
    self: participant('ada'),
    participants: ['ben', 'cleo', 'dan'].map((id) => participant(id)),
  });
  const room: Room = { ...engine, getSnapshot: store.getSnapshot, subscribe: store.subscribe };
  const mute = (id: string) =>
    store.set({
      participants: store.getSnapshot().participants.map((each) => (each.id === id ? { ...each, microphone: 'muted' } : each)),
    });
  return { room, store, mute };
}

const within = (room: Room) =>
  function Wrapper({ children }: { children: ReactNode }) {
    return <RoomProvider room={{ room }}>{children}</RoomProvider>;
  };

describe('RoomProvider', () => {
  it('lets one mute render one tile', async () => {
    const { room, mute } = makeRoom();
    const renders: string[] = [];
    const Tile = memo(function Tile({ id }: { id: string }) {
      const shown = useParticipant(id);
      renders.push(id);
      return <p>{`${id} ${shown?.microphone}`}</p>;
    });
    const screen = await render(
      <RoomProvider room={room}>
        {['ada', 'ben', 'cleo', 'dan'].map((id) => (
          <Tile key={id} id={id} />
        ))}
      </RoomProvider>,
    );
    await expect.element(screen.getByText('cleo on')).toBeVisible();
    renders.length = 0;
    mute('cleo');
    await expect.element(screen.getByText('cleo muted')).toBeVisible();
    expect(renders).toEqual(['cleo']);
  });

  it('gives the participants, the local one, and the whole room', async () => {
    const { room, store, mute } = makeRoom();
    const { result } = await renderHook(
      () => ({ others: useParticipants(), self: useLocalParticipant(), nobody: useParticipant('eve'), context: useRoomContext() }),
      { wrapper: within(room) },
    );
    expect(result.current.others.map(({ id }) => id)).toEqual(['ben', 'cleo', 'dan']);
    expect(result.current.self?.id).toBe('ada');
    expect(result.current.nobody).toBeNull();
    expect(result.current.context).toMatchObject({ status: 'joined', inRoom: true, room });
    mute('ben');
    await expect.poll(() => result.current.others[0]?.microphone).toBe('muted');
    store.set({ status: 'left', inRoom: false, self: null, participants: [] });
    await expect.poll(() => [result.current.self, result.current.context.inRoom]).toEqual([null, false]);
  });
});
