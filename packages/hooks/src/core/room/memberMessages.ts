import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import { createMessageStream, type MessageStream } from './messages/messageStream';
import type { StreamMessage } from './messages/streamMessage';

/** The messages to and from one member, for as long as the member is in the room with the local one. */
export interface MemberMessages extends Omit<MessageStream, 'close'> {
  /** The member is in the room from now on, or not any more: then what was not delivered has failed, also if they come back. */
  setIn(isIn: boolean): void;
  /** The member is gone. */
  close(): void;
}

/** Makes them, for a member who is not in yet. */
export function createMemberMessages(options: {
  clock: Clock;
  post(message: StreamMessage): void;
  onMessage(topic: string, data: unknown): void;
}): MemberMessages {
  let isIn = false;
  const make = () =>
    createMessageStream({
      clock: options.clock,
      post: options.post,
      onMessage(topic, data) {
        // A listener may have put the member out, in the middle of what came.
        if (isIn) options.onMessage(topic, data);
      },
    });
  let stream = make();
  const end = () => stream.close(new RtcError('peer-failed', 'The participant has left.'));

  return {
    send: (...message) => stream.send(...message),
    receive: (input) => stream.receive(input),
    setConnected: (connected) => stream.setConnected(connected),
    setIn(next) {
      if (isIn && !next) {
        end();
        stream = make();
      }
      isIn = next;
    },
    close: end,
  };
}
