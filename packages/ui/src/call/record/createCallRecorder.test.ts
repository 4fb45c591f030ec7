import type { Participant, Peer, RoomState } from '@visavis/hooks/core';
import { createVirtualEnvironment } from '@visavis/hooks/testing';
import { expect, it } from 'vitest';
import { createCallRecorder } from './createCallRecorder';
import type { RecordedRoom } from './followRoom';

const participantOf = (id: string, change: Partial<Participant> = {}): Participant => ({
  id,
  name: id.toUpperCase(),
  role: 'guest',
  status: 'connected',
  camera: null,
  screen: null,
  microphone: 'on',
  cameraStatus: 'on',
  error: null,
  remoteError: null,
  peer: null satisfies Peer | null,
  mediaPeer: null,
  ...change,
});

/** A room whose state a test decides. */
function createScriptedRoom() {
  const listeners = new Set<() => void>();
  const leaving = new Set<(participant: Participant, reason: 'left' | 'lost') => void>();
  let state: RoomState = { status: 'idle', inRoom: false, self: null, participants: [], error: null, access: 'open', waitingRoom: [] };
  const room: RecordedRoom = {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onParticipantLeft(listener) {
      leaving.add(listener);
      return () => leaving.delete(listener);
    },
  };
  function set(change: Partial<RoomState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  return {
    room,
    listeners,
    set,
    lose(id: string) {
      const gone = state.participants.find((each) => each.id === id);
      if (gone) for (const listener of leaving) listener(gone, 'lost');
      set({ participants: state.participants.filter((each) => each.id !== id) });
    },
  };
}

function recorded() {
  const page = createVirtualEnvironment();
  const recorder = createCallRecorder(page);
  const scripted = createScriptedRoom();
  const stop = recorder.follow(scripted.room);
  const written = () => recorder.read().events.map(({ kind, participant, value }) => [kind, participant, value].filter(Boolean).join(' '));
  return { page, recorder, stop, written, ...scripted };
}

const joined = { status: 'joined', inRoom: true } as const;

it('notes who comes and goes, what they turn off, and what becomes of signaling and network', () => {
  const { set, lose, page, written, recorder, stop, listeners } = recorded();
  set({ status: 'joining' });
  set({ ...joined, self: participantOf('me'), participants: [participantOf('a')] });
  set({ participants: [participantOf('a'), participantOf('b')] });
  set({ participants: [participantOf('a', { microphone: 'muted' }), participantOf('b', { cameraStatus: 'off' })] });
  set({ self: participantOf('me', { microphone: 'muted' }), access: 'locked' });
  page.emit('offline');
  set({ status: 'reconnecting' });
  page.emit('online');
  set(joined);
  lose('a');
  set({ participants: [] });
  expect(written()).toEqual([
    'room joining',
    'room joined',
    'joined a',
    'joined b',
    'microphone a muted',
    'camera b off',
    'access locked',
    'microphone muted',
    'network offline',
    'room reconnecting',
    'network online',
    'room joined',
    'left a lost',
    'left b left',
  ]);
  expect(recorder.read().participants.map(({ name }) => name)).toEqual(['A', 'B']);
  stop();
  expect(listeners.size).toBe(0);
});

it('keeps the record when the local participant leaves, and has nobody leave then', () => {
  const { set, written, recorder } = recorded();
  set({ ...joined, self: participantOf('me'), participants: [participantOf('a')] });
  set({ status: 'left', inRoom: false, participants: [], self: null });
  expect(written()).toEqual(['room joined', 'joined a', 'room left']);
  expect(recorder.end().endedAt).not.toBeNull();
  expect(recorder.end()).toBe(recorder.read());
});

it('tells nobody while nobody watches, and who watches once a second at the most', () => {
  const { set, page, recorder } = recorded();
  set(joined);
  let told = 0;
  const stop = recorder.subscribe(() => (told += 1));
  const events = () => recorder.getSnapshot().events.length;
  expect(events()).toBe(1);
  for (let step = 0; step < 100; step++) {
    set({ self: participantOf('me', { microphone: step % 2 === 0 ? 'muted' : 'on' }) });
    page.advance(100);
  }
  expect(told).toBe(10);
  page.advance(1000);
  expect(told).toBe(11);
  expect(recorder.getSnapshot()).toBe(recorder.read());
  page.advance(60_000);
  expect(told).toBe(11);
  set({ self: participantOf('me', { microphone: 'off' }) });
  stop();
  page.advance(60_000);
  expect(told).toBe(11);
  expect(recorder.getSnapshot()).toBe(recorder.read());
});

it('grows no further than its limit', () => {
  const { set, recorder } = recorded();
  set(joined);
  for (let step = 0; step < 3000; step++) set({ self: participantOf('me', { microphone: step % 2 === 0 ? 'muted' : 'on' }) });
  expect(recorder.read().events).toHaveLength(2000);
});
