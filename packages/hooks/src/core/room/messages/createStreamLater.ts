import { RtcError } from '../../errors';
import type { Part } from '../../part';
import type { createMessageStream, MessageStream } from './messageStream';
import type { Settle } from './outboundStream';

/** Something to be done once the code is there. */
interface Waiting {
  readonly run: (stream: MessageStream) => void;
  /** What was sent hears of it, if it never comes to that. */
  readonly settle?: Settle;
}

/**
 * Makes a message stream whose code may still be on its way: what happens until then is done in its order once it is there. If it
 * can't be had, all that is sent fails, and nothing is received.
 */
export function createStreamLater(
  streams: Part<{ createMessageStream: typeof createMessageStream }>,
  options: Parameters<typeof createMessageStream>[0],
): MessageStream {
  if (streams.loaded) return streams.loaded.createMessageStream(options);
  let stream: MessageStream | null = null;
  let end: RtcError | null = null;
  let waiting: Waiting[] = [];

  function fail(error: RtcError) {
    end ??= error;
    for (const { settle } of waiting.splice(0)) settle?.(error);
  }

  async function begin() {
    const part = await streams.load();
    if (part instanceof RtcError) return fail(part);
    if (end) return;
    stream = part.createMessageStream(options);
    const early = waiting;
    waiting = [];
    for (const { run } of early) run(stream);
  }
  void begin();

  function run(task: Waiting['run'], settle?: Settle) {
    if (stream) task(stream);
    else if (end) settle?.(end);
    else waiting.push({ run: task, ...(settle && { settle }) });
  }

  return {
    send(topic, data, settle, how) {
      if (!stream && !end && how?.volatile) settle(new RtcError('network-lost', 'It could not be sent at once, and was not to wait.'));
      else run((made) => made.send(topic, data, settle, how), settle);
    },
    receive: (input) => run((made) => made.receive(input)),
    setConnected: (connected) => run((made) => made.setConnected(connected)),
    close(error) {
      if (stream) stream.close(error);
      else fail(error);
    },
  };
}
