import { createStore } from '../../../store';
import { createVirtualEnvironment, type VirtualEnvironment } from '../../../../testing/virtualEnvironment';
import { RtcError } from '../../../errors';
import { createMessageStream, type MessageStream } from '../../messages/messageStream';
import { sendTo } from '../../messages/sentMessage';
import type { Participant } from '../../participant';
import type { Room, RoomState } from '../../room';
import { createTopics } from '../../topics';

const TRANSIT_MS = 10;

/** The rooms of two members, as far as their chats need them: participants without a peer, and messages. */
export interface RoomPair {
  readonly clock: VirtualEnvironment;
  readonly ada: Room;
  readonly ben: Room;
  /** Lets time pass, and what waits for promises happen. */
  pass(ms: number): Promise<void>;
  setStatus(status: 'connected' | 'reconnecting' | 'gone'): void;
}

interface Side {
  readonly id: string;
  readonly room: Room;
  receive(input: unknown): void;
  setStatus(status: 'connected' | 'reconnecting' | 'gone'): void;
}

/** Makes two rooms whose members are connected. */
export function createRoomPair(): RoomPair {
  const clock = createVirtualEnvironment();
  let connection: object | null = null;

  function makeSide(id: string, other: () => Side): Side {
    const store = createStore<Partial<RoomState>>({ status: 'joined', self: participantOf(id, 'connected'), participants: [] });
    const topics = createTopics();
    const extensions = new Map<unknown, unknown>();
    let stream: MessageStream | null = null;

    function makeStream(): MessageStream {
      return createMessageStream({
        clock,
        post(message) {
          const current = connection;
          const copy = structuredClone(message);
          clock.setTimer(() => current && current === connection && other().receive(copy), TRANSIT_MS);
        },
        onMessage(topic, data) {
          const from = store.getSnapshot().participants?.[0];
          if (from) topics.publish(topic, from, data);
        },
      });
    }

    const present = () =>
      (store.getSnapshot().participants ?? []).map((member) => ({
        member,
        sendMessage: (...message: Parameters<MessageStream['send']>) => stream?.send(...message),
      }));

    const room = {
      getSnapshot: store.getSnapshot,
      getInitialSnapshot: store.getInitialSnapshot,
      subscribe: store.subscribe,
      onMessage: topics.subscribe,
      broadcast: (...message: Parameters<Room['broadcast']>) => sendTo(present(), ...message),
      send: (to: string | readonly string[], ...message: Parameters<Room['broadcast']>) =>
        sendTo(present().filter(({ member }) => [to].flat().includes(member.id)), ...message),
      extension<T>(create: (of: Room) => T): T {
        if (!extensions.has(create)) extensions.set(create, create(room));
        return extensions.get(create) as T;
      },
    } as unknown as Room;

    return {
      id,
      room,
      receive: (input: unknown) => stream?.receive(input),
      setStatus(status: 'connected' | 'reconnecting' | 'gone') {
        stream?.setConnected(false);
        if (status === 'gone') {
          stream?.close(new RtcError('peer-failed', 'The participant has left.'));
          stream = null;
        } else stream ??= makeStream();
        const participants = status === 'gone' ? [] : [participantOf(other().id, status)];
        store.set({ participants });
        if (status === 'connected') stream?.setConnected(true);
      },
    };
  }

  const sides: Side[] = [makeSide('ada', () => sideAt(1)), makeSide('ben', () => sideAt(0))];
  const sideAt = (index: number) => sides[index] as Side;

  function setStatus(status: 'connected' | 'reconnecting' | 'gone') {
    connection = status === 'connected' ? {} : null;
    for (const side of sides) side.setStatus(status);
  }

  setStatus('connected');
  return {
    clock,
    ada: sideAt(0).room,
    ben: sideAt(1).room,
    setStatus,
    async pass(ms) {
      for (let step = 0; step < 20; step++) {
        clock.advance(ms / 20);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

const participantOf = (id: string, status: Participant['status']) =>
  ({ id, name: id.toUpperCase(), role: 'guest', status, peer: null }) as unknown as Participant;
