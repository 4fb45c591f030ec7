import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { makeTwo, meets } from '../../testing/testRooms';
import type { Json } from '../signaling/port';
import { createChat, type Chat } from './chat';
import { createFileTransfers } from './fileTransfers';
import { createRoom } from './createRoom';
import type { Room } from './room';

interface Side {
  readonly room: Room;
  readonly chat: Chat;
}

/** Enters; resolves once one is connected to everybody who was there before. */
async function enter(hub: ReturnType<typeof createMemoryHub>, name: string, others: number): Promise<Side> {
  const room = createRoom({ signaling: hub.room('tea'), name: () => name });
  onTestFinished(() => room.leave());
  const chat = room.part(createChat);
  await room.join();
  const connected = () => room.getSnapshot().participants.filter(({ status }) => status === 'connected');
  await expect.poll(() => connected().length).toBe(others);
  return { room, chat };
}

const lines = ({ chat }: Side) =>
  chat.getSnapshot().messages.map(({ name, text, retold }) => `${retold ? '~' : ''}${name}: ${text}`);
const says = (side: Side, expected: string[]) => expect.poll(() => lines(side)).toEqual(expected);
const idOf = ({ room }: Side) => room.getSnapshot().self?.id ?? '';

describe('what is said in a chat', () => {
  it('chats both ways, keeps what was said, and refuses what is too long', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const [adaChat, benChat] = [ada.part(createChat), ben.part(createChat)];
    expect(ada.part(createChat)).toBe(adaChat);
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    expect(adaChat.send('  Hello <b>Ben</b>  ')).toBeNull();
    await expect.poll(() => benChat.getSnapshot().messages.length).toBe(1);
    benChat.send('안녕 Ada');
    await expect.poll(() => adaChat.getSnapshot().messages.length).toBe(2);
    const texts = (chat: typeof adaChat) =>
      chat.getSnapshot().messages.map(({ name, text, own }) => ({ name, text, own }));
    expect(texts(adaChat)).toEqual([
      { name: 'Ada', text: 'Hello <b>Ben</b>', own: true },
      { name: 'Ben', text: '안녕 Ada', own: false },
    ]);
    expect(texts(benChat).map(({ own }) => own)).toEqual([false, true]);
    expect(adaChat.send('x'.repeat(4001))?.code).toBe('message-too-large');
    expect(adaChat.send('   ')).toBeNull();
    expect(adaChat.getSnapshot().messages).toHaveLength(2);
  });

  it('takes at most ten chat messages a second from one member, each well formed', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const chat = ben.part(createChat);
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    for (const data of [null, {}, { id: 'x', text: '' }, { id: 'x', text: 'y'.repeat(5000) }, { id: 7, text: 'z' }]) {
      ada.broadcast('chat', data);
    }
    for (let each = 0; each < 100; each++) ada.broadcast('chat', { id: `flood-${each}`, text: 'spam' });
    const heard: unknown[] = [];
    ben.subscribeTo('end', () => heard.push('end'));
    ada.broadcast('end', null);
    await expect.poll(() => heard.length).toBe(1);
    expect(chat.getSnapshot().messages.length).toBeGreaterThanOrEqual(10);
    expect(chat.getSnapshot().messages.length).toBeLessThan(15);
  });
});

describe('the history of a chat', () => {
  it('is told to a newcomer, once, and marked as told', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const ben = await enter(hub, 'Ben', 1);
    ada.chat.send('one');
    await says(ben, ['Ada: one']);
    ben.chat.send('two');
    await says(ada, ['Ada: one', 'Ben: two']);
    const cleo = await enter(hub, 'Cleo', 2);
    await says(cleo, ['~Ada: one', '~Ben: two']);
    expect(cleo.chat.getSnapshot().messages.map(({ from }) => from)).toEqual([idOf(ada), idOf(ben)]);
    cleo.chat.send('three');
    await says(ada, ['Ada: one', 'Ben: two', 'Cleo: three']);
    expect(lines(ben)).toEqual(lines(ada));
  });

  it('is bounded', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    for (let number = 0; number < 60; number++) ada.chat.send(`${number} ${'x'.repeat(1500)}`);
    const ben = await enter(hub, 'Ben', 1);
    await expect.poll(() => lines(ben).length).toBe(26);
    expect(lines(ben).at(-1)).toMatch(/^~Ada: 59 x/);
  });

  it('is taken from nobody who came later or was not asked, and only if it is well formed', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    // Mallory has no chat of ours, only what it takes to say something.
    const mallory = createRoom({ signaling: hub.room('tea'), name: () => 'Mallory' });
    onTestFinished(() => mallory.leave());
    const asked: string[] = [];
    mallory.subscribeTo('chat-history', (from) => asked.push(from.name));
    await mallory.join();
    const met = () => mallory.getSnapshot().participants[0]?.status;
    await expect.poll(met).toBe('connected');
    const lie = (from: string, text: Json) => ({ id: 'x', from, name: 'Ben', text, agoMs: 0 });
    mallory.tell(idOf(ada), 'chat-history', { messages: [lie('ben', 'I owe you')] });
    mallory.tell(idOf(ada), 'chat', { id: 'y', text: 'hello' });
    await says(ada, ['Mallory: hello']);

    ada.room.leave();
    const ben = createRoom({ signaling: hub.room('tea'), name: () => 'Ben' });
    onTestFinished(() => ben.leave());
    const chat = ben.part(createChat);
    await ben.join();
    await expect.poll(() => asked).toContain('Ben');
    const benId = ben.getSnapshot().self?.id ?? '';
    mallory.tell(benId, 'chat-history', { messages: [lie('ada', 7)] });
    mallory.tell(benId, 'chat-history', { messages: [lie('ada', 'too late')] });
    mallory.tell(benId, 'chat', { id: 'z', text: 'there' });
    await says({ room: ben, chat }, ['Mallory: there']);
  });
});

describe('typing', () => {
  it('is seen by the others until one sends or leaves', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const ben = await enter(hub, 'Ben', 1);
    const typing = () => expect.poll(() => ben.chat.getSnapshot().typing);
    ada.chat.setTyping(true);
    await typing().toEqual([idOf(ada)]);
    ada.chat.send('done');
    await typing().toEqual([]);
    ada.chat.setTyping(true);
    await typing().toEqual([idOf(ada)]);
    ada.room.leave();
    await typing().toEqual([]);
  });
});

describe('attachments', () => {
  it('are messages with the transfer of the file', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const file = new File(['hello'], 'hello.txt');
    expect(ada.chat.sendFile(file)?.code).toBe('transfer-failed');
    const ben = await enter(hub, 'Ben', 1);
    expect(ada.chat.sendFile(file)).toBeNull();
    const files = ben.room.part(createFileTransfers);
    const attachment = () => ben.chat.getSnapshot().messages[0]?.attachment;
    await expect.poll(attachment).toBe(ada.chat.getSnapshot().messages[0]?.attachment);
    await expect.poll(() => files.getSnapshot().transfers[0]?.id).toBe(attachment());
    await files.accept(attachment() ?? '');
    await expect.poll(() => files.getSnapshot().transfers[0]?.status).toBe('done');
  });
});
