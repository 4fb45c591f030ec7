import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import { createPart } from '../../part';
import { createStreamLater } from './createStreamLater';
import * as messageStream from './messageStream';
import type { MessageStream } from './messageStream';

const streamsFrom = (load: () => Promise<typeof messageStream>) => createPart(load);

/** One end, whose code comes from `load`, and the other, whose code is there. */
function makePair(load: () => Promise<typeof messageStream>) {
  const clock = createVirtualEnvironment();
  const received: unknown[] = [];
  const outcomes: unknown[] = [];
  const here: MessageStream = createStreamLater(streamsFrom(load), {
    clock,
    post: (message) => there.receive(message),
    onMessage: (_topic, data) => received.push(data),
  });
  const there: MessageStream = messageStream.createMessageStream({
    clock,
    post: (message) => here.receive(message),
    onMessage: (_topic, data) => received.push(data),
  });
  const send = (data: string, volatile = false) =>
    here.send('topic', data, (error) => outcomes.push(error?.code ?? null), { volatile });
  return { clock, here, there, send, received, outcomes };
}

it('does what happened before its code was there, in its order', async () => {
  let arrive: (part: typeof messageStream) => void = () => undefined;
  const { clock, here, there, send, received, outcomes } = makePair(() => new Promise((resolve) => (arrive = resolve)));
  send('one');
  send('volatile', true);
  expect(outcomes).toEqual(['network-lost']);
  here.setConnected(true);
  there.setConnected(true);
  there.send('topic', 'from there', () => undefined);
  send('two');
  expect(received).toEqual([]);
  arrive(messageStream);
  await expect.poll(() => received).toEqual(['one', 'from there', 'two']);
  // A receipt waits a little for what could go with it.
  clock.advance(10_000);
  expect(outcomes).toEqual(['network-lost', null, null]);
});

it('fails what is sent, with a way out, where its code can not be loaded', async () => {
  const { here, send, outcomes } = makePair(() => Promise.reject(new TypeError('offline')));
  const errors: (RtcError | null)[] = [];
  here.send('topic', 'early', (error) => errors.push(error));
  await expect.poll(() => errors).toMatchObject([{ code: 'chunk-unavailable', recovery: 'reload' }]);
  send('late');
  expect(outcomes).toEqual(['chunk-unavailable']);
});

it('fails what waits when the member goes before its code is there, and does not begin then', async () => {
  let arrive: (part: typeof messageStream) => void = () => undefined;
  let made = 0;
  const { here, send, outcomes } = makePair(() => new Promise((resolve) => (arrive = resolve)));
  send('one');
  here.close(new RtcError('peer-failed', 'left'));
  expect(outcomes).toEqual(['peer-failed']);
  arrive({
    createMessageStream(options) {
      made += 1;
      return messageStream.createMessageStream(options);
    },
  });
  await Promise.resolve();
  send('two');
  expect(outcomes).toEqual(['peer-failed', 'peer-failed']);
  expect(made).toBe(0);
});
