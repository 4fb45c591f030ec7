import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../../signaling/memory';
import { makeTwo, meets } from '../../../testing/testRooms';
import { createChat, type Chat } from './chat';
import { createFileTransfers } from '../fileTransfers';
import { createRoom } from '../createRoom';
import type { Room } from '../room';

interface Side {
  readonly room: Room;
  readonly chat: Chat;
}

/** Joins; resolves once connected to all who were there before. */
async function enter(hub: ReturnType<typeof createMemoryHub>, name: string, others: number): Promise<Side> {
  const room = createRoom({ signaling: hub.room('tea'), name: () => name });
  onTestFinished(() => room.leave());
  const chat = room.extension(createChat);
  await room.join();
  const connected = () => room.getSnapshot().participants.filter(({ status }) => status === 'connected');
  await expect.poll(() => connected().length).toBe(others);
  return { room, chat };
}

const lines = ({ chat }: Side) =>
  chat.getSnapshot().messages.map(({ name, text, fromHistory }) => `${fromHistory ? '~' : ''}${name}: ${text}`);
const says = (side: Side, expected: string[]) => expect.poll(() => lines(side)).toEqual(expected);
const idOf = ({ room }: Side) => room.getSnapshot().self?.id ?? '';

describe('what is written in a chat', () => {
  it('goes both ways, is kept, and is refused where it is too long', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const [adaChat, benChat] = [ada.extension(createChat), ben.extension(createChat)];
    expect(ada.extension(createChat)).toBe(adaChat);
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

  it('arrives complete when 500 lines are pasted as 500 messages, and ignores what is malformed', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const [adaChat, benChat] = [ada.extension(createChat), ben.extension(createChat)];
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    for (const data of [null, {}, { type: 'lines' }, { type: 'hello', log: 7, have: {} }]) ada.broadcast('visavis.chat', data);
    for (let each = 0; each < 500; each++) adaChat.send(`line ${each}`);
    const texts = (chat: Chat) => chat.getSnapshot().messages.map(({ text }) => text);
    await expect.poll(() => texts(benChat).length, { timeout: 20_000 }).toBe(500);
    expect(texts(benChat)).toEqual(texts(adaChat));
    const statuses = () => new Set(adaChat.getSnapshot().messages.map(({ status }) => status));
    await expect.poll(statuses).toEqual(new Set(['delivered']));
  });

  it('arrives although it was sent while the connection was being rebuilt, and says so', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const [adaChat, benChat] = [ada.extension(createChat), ben.extension(createChat)];
    const [toBen] = await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    adaChat.send('before');
    toBen().peer?.rebuild();
    adaChat.send('in the break');
    const last = () => adaChat.getSnapshot().messages.at(-1);
    expect(last()).toMatchObject({ status: 'sending', recipients: [{ name: 'Ben', status: 'sending' }] });
    await expect.poll(() => benChat.getSnapshot().messages.map(({ text }) => text)).toEqual(['before', 'in the break']);
    await expect.poll(() => last()?.status).toBe('delivered');
  });

  it('is failed for a participant who left without it', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const chat = ada.extension(createChat);
    const [toBen] = await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    toBen().peer?.rebuild();
    chat.send('too late');
    ben.leave();
    await expect.poll(() => chat.getSnapshot().messages[0]?.status).toBe('failed');
  });
});

describe('the history of a chat', () => {
  it('comes first hand from those who are there, and is marked where the writer has left', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const ben = await enter(hub, 'Ben', 1);
    ada.chat.send('one');
    await says(ben, ['Ada: one']);
    ben.chat.send('two');
    await says(ada, ['Ada: one', 'Ben: two']);
    const cleo = await enter(hub, 'Cleo', 2);
    await says(cleo, ['Ada: one', 'Ben: two']);
    expect(cleo.chat.getSnapshot().messages.map(({ from }) => from)).toEqual([idOf(ada), idOf(ben)]);
    ada.room.leave();
    const dora = await enter(hub, 'Dora', 2);
    await says(dora, ['~Ada: one', 'Ben: two']);
    dora.chat.send('three');
    await says(cleo, ['Ada: one', 'Ben: two', 'Dora: three']);
    expect(lines(ben)).toEqual(lines(cleo));
  });

  it('reaches a chat that is opened late', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    await Promise.all([meets(ada, 'Ben'), meets(ben, 'Ada')]);
    const adaChat = ada.extension(createChat);
    adaChat.send('early');
    expect(adaChat.getSnapshot().messages[0]?.status).toBe('sending');
    const benChat = ben.extension(createChat);
    await expect.poll(() => benChat.getSnapshot().messages.map(({ text }) => text)).toEqual(['early']);
    await expect.poll(() => adaChat.getSnapshot().messages[0]?.status).toBe('delivered');
  });
});

describe('typing', () => {
  it('is seen by the others until the participant sends or leaves', async () => {
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
  it('are 60 messages with 60 offers at the other side when 60 files are sent at once', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const ben = await enter(hub, 'Ben', 1);
    const sent = Array.from({ length: 60 }, (_, index) => `file-${index}.txt`);
    for (const name of sent) expect(ada.chat.sendFile(new File([name], name))).toBeNull();
    await says(ben, sent.map((name) => `Ada: ${name}`));
    const files = ben.room.extension(createFileTransfers);
    await expect.poll(() => files.getSnapshot().transfers.map(({ name, status }) => `${name} ${status}`).toSorted()).toEqual(
      sent.map((name) => `${name} offered`).toSorted(),
    );
    const attachments = (side: Side) => side.chat.getSnapshot().messages.map(({ attachment }) => attachment);
    expect(attachments(ben)).toEqual(attachments(ada));
    expect(new Set(attachments(ben))).toEqual(new Set(files.getSnapshot().transfers.map(({ id }) => id)));
  });

  it('are messages with the transfer of the file', async () => {
    const hub = createMemoryHub();
    const ada = await enter(hub, 'Ada', 0);
    const file = new File(['hello'], 'hello.txt');
    expect(ada.chat.sendFile(file)?.code).toBe('transfer-failed');
    const ben = await enter(hub, 'Ben', 1);
    expect(ada.chat.sendFile(file)).toBeNull();
    const files = ben.room.extension(createFileTransfers);
    const attachment = () => ben.chat.getSnapshot().messages[0]?.attachment;
    await expect.poll(attachment).toBe(ada.chat.getSnapshot().messages[0]?.attachment);
    await expect.poll(() => files.getSnapshot().transfers[0]?.id).toBe(attachment());
    await files.accept(attachment() ?? '');
    await expect.poll(() => files.getSnapshot().transfers[0]?.status).toBe('done');
  });
});
