import { describe, expect, it } from 'vitest';
import { createChat, type Chat } from './chat';
import { createRoomPair } from './test/roomPair';

function makeChats() {
  const pair = createRoomPair();
  return { ...pair, adaChat: createChat(pair.ada, pair.clock), benChat: createChat(pair.ben, pair.clock) };
}

const texts = (chat: Chat) => chat.getSnapshot().messages.map(({ text }) => text);
const statusOf = (chat: Chat) => {
  const last = chat.getSnapshot().messages.at(-1);
  return [last?.status, ...(last?.recipients.map(({ name, status }) => `${name} ${status}`) ?? [])];
};

describe('the status of an own message', () => {
  it('is sending, and delivered once the chat of the participant has it', async () => {
    const { adaChat, benChat, pass } = makeChats();
    await pass(200);
    adaChat.send('hello');
    expect(statusOf(adaChat)).toEqual(['sending', 'BEN sending']);
    await pass(500);
    expect(statusOf(adaChat)).toEqual(['delivered', 'BEN delivered']);
    expect(benChat.getSnapshot().messages[0]).toMatchObject({ from: 'ada', name: 'ADA', text: 'hello', own: false, recipients: [] });
  });

  it('stays sending through a break of 30 s, and is delivered after it', async () => {
    const { adaChat, benChat, pass, setStatus } = makeChats();
    await pass(200);
    setStatus('reconnecting');
    adaChat.send('in the break');
    await pass(30_000);
    expect(statusOf(adaChat)).toEqual(['sending', 'BEN sending']);
    setStatus('connected');
    await pass(2000);
    expect(texts(benChat)).toEqual(['in the break']);
    expect(statusOf(adaChat)).toEqual(['delivered', 'BEN delivered']);
  });

  it('is failed for a participant who left without it, and delivered when the participant is back', async () => {
    const { adaChat, benChat, pass, setStatus } = makeChats();
    await pass(200);
    setStatus('reconnecting');
    adaChat.send('too late');
    setStatus('gone');
    await pass(200);
    expect(statusOf(adaChat)).toEqual(['failed', 'BEN failed']);
    setStatus('connected');
    await pass(2000);
    expect(texts(benChat)).toEqual(['too late']);
    expect(statusOf(adaChat)).toEqual(['delivered', 'BEN delivered']);
  });

  it('is sending while the page of the participant has no chat', async () => {
    const { ada, ben, clock, pass } = createRoomPair();
    const adaChat = createChat(ada, clock);
    await pass(200);
    adaChat.send('early');
    await pass(2000);
    expect(statusOf(adaChat)).toEqual(['sending', 'BEN sending']);
    const benChat = createChat(ben, clock);
    await pass(2000);
    expect(texts(benChat)).toEqual(['early']);
    expect(statusOf(adaChat)).toEqual(['delivered', 'BEN delivered']);
  });
});

describe('retry', () => {
  it('sends a failed message again in its place, to those who are in now', async () => {
    const { adaChat, pass, setStatus } = makeChats();
    await pass(200);
    adaChat.send('read');
    await pass(500);
    setStatus('reconnecting');
    adaChat.send('too late');
    setStatus('gone');
    await pass(200);
    const failed = adaChat.getSnapshot().messages[1];
    expect(failed?.status).toBe('failed');
    expect(adaChat.retry(failed?.id ?? '')).toBeNull();
    expect(texts(adaChat)).toEqual(['read', 'too late']);
    expect(adaChat.getSnapshot().messages[1]?.id).not.toBe(failed?.id);
    expect(statusOf(adaChat)).toEqual(['delivered']);
  });

  it('does nothing for a message of another, or that is not there', async () => {
    const { adaChat, benChat, pass } = makeChats();
    await pass(200);
    benChat.send('hello');
    await pass(500);
    expect(adaChat.retry(adaChat.getSnapshot().messages[0]?.id ?? '')).toBeNull();
    expect(adaChat.retry('no such message')).toBeNull();
    expect(texts(adaChat)).toEqual(['hello']);
  });
});

it('a message keeps its object while nothing about it changes', async () => {
  const { adaChat, benChat, pass } = makeChats();
  await pass(200);
  adaChat.send('one');
  await pass(500);
  const [before] = adaChat.getSnapshot().messages;
  benChat.send('two');
  await pass(500);
  expect(texts(adaChat)).toEqual(['one', 'two']);
  expect(adaChat.getSnapshot().messages[0]).toBe(before);
});

it('typing is seen until the participant sends, and after a break if it still goes on', async () => {
  const { adaChat, benChat, pass, setStatus } = makeChats();
  await pass(200);
  adaChat.setTyping(true);
  await pass(100);
  expect(benChat.getSnapshot().typing).toEqual(['ada']);
  adaChat.send('done');
  await pass(200);
  expect(benChat.getSnapshot().typing).toEqual([]);
  setStatus('reconnecting');
  adaChat.setTyping(true);
  setStatus('connected');
  await pass(500);
  expect(benChat.getSnapshot().typing).toEqual(['ada']);
  adaChat.send('and again');
  await pass(200);
  setStatus('reconnecting');
  adaChat.setTyping(true);
  await pass(7000);
  setStatus('connected');
  await pass(500);
  expect(benChat.getSnapshot().typing).toEqual([]);
});
