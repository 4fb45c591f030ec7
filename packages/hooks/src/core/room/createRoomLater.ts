import { RtcError } from '../errors';
import { createStore } from '../store';
import { createSubscriptions } from '../subscriptions';
import type { RoomAccess } from './access/policy';
import type { createRoom } from './createRoom';
import { beginEarlyEntry, type EarlyEntry } from './earlyEntry';
import { INITIAL_ROOM_STATE } from './initialRoomState';
import { sendTo } from './messages/sentMessage';
import { prepareRoom } from './preparation/prepareRoom';
import type { Room, RoomOptions, RoomState } from './room';
import { loadRoomCode, roomCode } from './roomCode';

/** A join whose code is still being fetched. */
interface Joining {
  readonly entry: EarlyEntry;
  readonly done: Promise<void>;
  readonly settle: () => void;
}

/**
 * Makes a room whose code comes by `import()`: a `join()` that is earlier connects the signaling meanwhile. Constructing it
 * starts nothing. If the code can't be had, a `join()` fails with `chunk-unavailable`; the next one tries again.
 *
 * @param code for tests. @default the code that runs a room
 */
export function createRoomLater(options: RoomOptions, code = roomCode): Room {
  if (code.loaded) return code.loaded.createRoom(options);
  const store = createStore<RoomState>(INITIAL_ROOM_STATE);
  const extensions = new Map<unknown, unknown>();
  const subscriptions = createSubscriptions<Room>();
  let room: Room | null = null;
  let joining: Joining | null = null;
  let media: Parameters<Room['setMedia']> = [null, null];
  let access: RoomAccess | null = null;

  function make(create: typeof createRoom, iceServers = options.iceServers): Room {
    const made = create({ ...options, ...(iceServers && { iceServers }) });
    made.setMedia(...media);
    if (access) made.setAccess(access);
    made.subscribe(() => store.set(made.getSnapshot()));
    room = made;
    subscriptions.begin(made);
    return made;
  }

  async function enter({ entry }: Joining): Promise<void> {
    const part = await code.load();
    if (joining?.entry !== entry) return;
    joining = null;
    if (part instanceof RtcError) store.set({ status: 'failed', error: part });
    else {
      const joined = make(part.createRoom, entry.iceServers).join();
      entry.close();
      return joined;
    }
    entry.close();
  }

  function begin(): Joining {
    let settle!: () => void;
    const done = new Promise<void>((resolve) => (settle = resolve));
    const begun = { entry: beginEarlyEntry(options), done, settle };
    joining = begun;
    store.set({ status: 'joining', error: null });
    void enter(begun).then(settle);
    return begun;
  }

  function leave() {
    if (room) return room.leave();
    if (!joining) return;
    const { entry, settle } = joining;
    joining = null;
    entry.close();
    store.set({ status: 'left', error: null });
    settle();
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    join() {
      // One that is under way makes it itself.
      if (!room && !joining && code.loaded) make(code.loaded.createRoom);
      return room ? room.join() : (joining ?? begin()).done;
    },
    prepare: () => prepareRoom({ ...options, loadRoom: () => loadRoomCode(code) }),
    leave,
    setMedia(...next) {
      media = next;
      room?.setMedia(...next);
    },
    update: () => room?.update(),
    setAccess(next) {
      if (room) return room.setAccess(next);
      access = next;
      return true;
    },
    admit: (id) => room?.admit(id) ?? false,
    decline: (id) => room?.decline(id) ?? false,
    remove: (id) => room?.remove(id) ?? false,
    ban: (id) => room?.ban(id) ?? false,
    endForAll: () => room?.endForAll() ?? false,
    onParticipantJoined: (listener) => subscriptions.add((made) => made.onParticipantJoined(listener)),
    onParticipantLeft: (listener) => subscriptions.add((made) => made.onParticipantLeft(listener)),
    broadcast: (topic, data, how) => room?.broadcast(topic, data, how) ?? sendTo([], topic, data, how),
    send: (to, topic, data, how) => room?.send(to, topic, data, how) ?? sendTo([], topic, data, how),
    onMessage: (topic, listener) => subscriptions.add((made) => made.onMessage(topic, listener)),
    extension<T>(create: (room: Room) => T): T {
      if (!extensions.has(create)) extensions.set(create, create(this));
      return extensions.get(create) as T;
    },
  };
}
