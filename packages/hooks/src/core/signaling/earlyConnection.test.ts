import { expect, it, vi } from 'vitest';
import { connectEarly, connectSignaling } from './earlyConnection';
import type { Signaling, SignalingEvents } from './port';

const ada = { id: 'a', name: 'Ada' };
const ben = { id: 'b', name: 'Ben' };

/** A transport that tells what the test says, and writes down what is asked of it. */
function makeTransport() {
  const log: string[] = [];
  const opened: SignalingEvents[] = [];
  const signaling: Signaling = {
    connect(name, events) {
      log.push(`connect ${name}`);
      opened.push(events);
      return {
        send: (data) => log.push(`send ${JSON.stringify(data)}`) > 0,
        check: () => void log.push('check'),
        close: () => void log.push(`close ${name}`),
      };
    },
  };
  return { signaling, log, tell: (call: (events: SignalingEvents) => void) => opened.at(-1) && call(opened.at(-1)!) };
}

function listen() {
  const told: unknown[][] = [];
  const note = (type: string) => (...values: unknown[]) => void told.push([type, ...values]);
  const events: SignalingEvents = {
    onOpen: note('open'),
    onJoin: note('join'),
    onLeave: note('leave'),
    onMessage: note('message'),
    onDown: note('down'),
    onError: note('error'),
    onFail: note('fail'),
  };
  return { told, events };
}

const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

it('tells in their order what came before it was taken, and what came after', async () => {
  const { signaling, log, tell } = makeTransport();
  const { told, events } = listen();
  const close = connectEarly(signaling, 'Ada');
  tell((early) => early.onOpen(ada, [ben]));
  tell((early) => early.onMessage('b', 1));
  const connection = connectSignaling(signaling, 'Ada', events);
  tell((early) => early.onMessage('b', 2));
  expect(told).toEqual([]);
  await settled();
  tell((early) => early.onLeave('b'));
  expect(told).toEqual([['open', ada, [ben]], ['message', 'b', 1], ['message', 'b', 2], ['leave', 'b']]);
  expect(connection.send('x')).toBe(true);
  connection.check?.();
  close();
  expect(log).toEqual(['connect Ada', 'send "x"', 'check']);
  connection.close();
  expect(log.at(-1)).toBe('close Ada');
});

it('tells nothing more once a listener has closed it', async () => {
  const { signaling, tell } = makeTransport();
  const { told, events } = listen();
  connectEarly(signaling, 'Ada');
  tell((early) => early.onOpen(ada, []));
  tell((early) => early.onMessage('b', 1));
  const connection = connectSignaling(signaling, 'Ada', { ...events, onOpen: () => connection.close() });
  await settled();
  expect(told).toEqual([]);
});

it('is closed where nobody takes it, or under another name', async () => {
  const { signaling, log } = makeTransport();
  const { events } = listen();
  const close = connectEarly(signaling, 'Ada');
  close();
  close();
  expect(log).toEqual(['connect Ada', 'close Ada']);
  connectEarly(signaling, 'Ada');
  connectSignaling(signaling, 'Ada B.', events);
  expect(log.slice(2)).toEqual(['connect Ada', 'close Ada', 'connect Ada B.']);
  connectSignaling(signaling, 'Ada B.', events);
  expect(log.at(-1)).toBe('connect Ada B.');
});

it('keeps no more messages than a session can send again', async () => {
  const { signaling, tell } = makeTransport();
  const { told, events } = listen();
  connectEarly(signaling, 'Ada');
  for (let index = 0; index < 300; index += 1) tell((early) => early.onMessage('b', index));
  connectSignaling(signaling, 'Ada', events);
  await settled();
  expect(told).toHaveLength(256);
});

it('tells of a transport that can not even begin', async () => {
  const { events, told } = listen();
  const signaling: Signaling = { connect: vi.fn<Signaling['connect']>().mockImplementation(() => { throw new TypeError('no'); }) };
  connectEarly(signaling, 'Ada');
  const connection = connectSignaling(signaling, 'Ada', events);
  expect(connection.send('x')).toBe(false);
  await settled();
  expect(told).toMatchObject([['fail', { code: 'signaling-unavailable' }]]);
  connection.close();
});
