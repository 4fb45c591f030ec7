import { systemClock, type Clock } from '../../environment/clock';
import { RtcError } from '../../errors';
import type { Json } from '../../signaling/port';
import { createStore, type Store, type WritableStore } from '../../store';
import type { Room } from '../room';
import { MAX_KEY_LENGTH, MAX_KEYS, MAX_VALUE_LENGTH } from './statePayload';
import { createStateRegister } from './stateRegister';
import { createSharedStateSync } from './sharedStateSync';

const TOPIC = 'visavis.state';

/** One value that everyone in a room shares. */
export interface SharedState<T> extends Store<{ readonly value: T }> {
  /**
   * Writes the value for everyone. Of two writers at the same moment one wins, the same one at everyone.
   * @returns `message-too-large` instead of writing above 32 Ki characters of JSON, or with more than 128 keys; else null
   */
  set(value: T): RtcError | null;
}

/** The values that everyone in a room shares. */
export interface SharedStates {
  /**
   * The value of a key, 1 to 64 characters. What the others write is theirs: `parse` gives it its type, or throws to keep
   * the value of before.
   *
   * @param initial before anyone has written; the first call for a key decides
   */
  open<T>(key: string, initial: T, parse?: (value: unknown) => T): SharedState<T>;
}

interface OpenState {
  readonly store: WritableStore<{ readonly value: Json }>;
  readonly state: SharedState<Json>;
  parse: ((value: unknown) => Json) | undefined;
}

/** Makes the shared state of a room; get it with `room.extension(createSharedStates)`, so that there is one. */
export function createSharedStates(room: Room, clock: Clock = systemClock): SharedStates {
  const register = createStateRegister();
  const open = new Map<string, OpenState>();
  const sync = createSharedStateSync({
    register,
    clock,
    send(id, payload, settle) {
      const gone = new RtcError('peer-failed', 'The participant has left.');
      const { settled } = room.send(id, TOPIC, payload as unknown as Json);
      void settled.then(([recipient]) => settle(recipient ? recipient.error : gone));
    },
    onChange: show,
  });

  function show(key: string) {
    const entry = register.entries.get(key);
    const opened = open.get(key);
    if (!entry || !opened) return;
    let { value } = entry;
    try {
      if (opened.parse) value = opened.parse(value);
    } catch {
      // Another member wrote what the application does not take: it goes on with what it had.
      return;
    }
    opened.store.set({ value: value as Json });
  }

  function write(key: string, value: Json): RtcError | null {
    const { length } = JSON.stringify(value) ?? '';
    if (length === 0 || length > MAX_VALUE_LENGTH) {
      return new RtcError('message-too-large', `A shared value is JSON of at most ${MAX_VALUE_LENGTH} characters.`);
    }
    const { self } = room.getSnapshot();
    if (!register.write(key, value, self?.id ?? '')) {
      return new RtcError('message-too-large', `A room has at most ${MAX_KEYS} shared values.`);
    }
    open.get(key)?.store.set({ value });
    sync.onWritten(key);
    return null;
  }

  function makeState(key: string, initial: Json): OpenState {
    const store = createStore<{ readonly value: Json }>({ value: initial });
    const { getSnapshot, getInitialSnapshot, subscribe } = store;
    const state = { getSnapshot, getInitialSnapshot, subscribe, set: (value: Json) => write(key, value) };
    return { store, state, parse: undefined };
  }

  function follow() {
    const { participants } = room.getSnapshot();
    sync.setMembers(participants.map(({ id, status }) => ({ id, isConnected: status === 'connected' })));
  }

  // For as long as there is the room: both are forgotten together.
  room.onMessage(TOPIC, (from, data) => sync.receive(from.id, data));
  room.subscribe(follow);
  follow();

  return {
    open<T>(key: string, initial: T, parse?: (value: unknown) => T) {
      if (key === '' || key.length > MAX_KEY_LENGTH) {
        throw new Error(`The key of a shared value has 1 to ${MAX_KEY_LENGTH} characters: "${key}" has ${key.length}.`);
      }
      const known = open.get(key);
      const opened = known ?? makeState(key, initial as Json);
      // The one of the last render, which checks what comes from now on.
      if (parse) opened.parse = parse as OpenState['parse'];
      open.set(key, opened);
      if (!known) show(key);
      return opened.state as unknown as SharedState<T>;
    },
  };
}
