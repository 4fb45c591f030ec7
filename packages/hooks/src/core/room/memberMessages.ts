import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import { createStreamLater } from './messages/createStreamLater';
import type { createMessageStream, MessageStream } from './messages/messageStream';
import type { StreamMessage } from './messages/streamMessage';

/** The code of message streams. A room fetches it as it is joined, and needs it once a member is connected. */
export const messageStreams: Part<{ createMessageStream: typeof createMessageStream }> = /* @__PURE__ */ createPart(
  () => import('./messages/messageStream'),
);

/** Fetches that code. @param onError it can't be had: no message is sent or received until another member's stream has it */
export async function loadMessageStreams(onError: (error: RtcError) => void, streams = messageStreams): Promise<void> {
  const part = await streams.load();
  if (part instanceof RtcError) onError(part);
}

/** The messages to and from one member, for as long as the member is in the room with the local one. */
export interface MemberMessages extends Omit<MessageStream, 'close'> {
  /** The member is in the room from now on, or not any more: then what was not delivered has failed, also if they come back. */
  setIn(isIn: boolean): void;
  /** The member is gone. */
  close(): void;
}

/** Makes them, for a member who is not in yet. @param options.streams for tests. @default the code of message streams */
export function createMemberMessages(options: {
  clock: Clock;
  post(message: StreamMessage): void;
  onMessage(topic: string, data: unknown): void;
  streams?: typeof messageStreams;
}): MemberMessages {
  const { streams = messageStreams } = options;
  let isIn = false;
  const make = () =>
    createStreamLater(streams, {
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
