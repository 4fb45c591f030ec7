import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { createDataChannel } from '../peer/channels/dataChannel';
import { sha256 } from './fileTransfer/fileHash';
import { packChunk, CHUNK_BYTES, MAX_UNFINISHED, WINDOW_CHUNKS } from './fileTransfer/fileMessage';
import type { FileTransfer } from './fileTransfer/transfer';
import { createFileTransfers, type FileTransfers } from './fileTransfers';
import { createRoom } from './createRoom';
import type { Room } from './room';

const MiB = 1024 * 1024;

interface Side {
  readonly room: Room;
  readonly files: FileTransfers;
  only(): FileTransfer | undefined;
}

function enter(signaling: ReturnType<ReturnType<typeof createMemoryHub>['room']>, name: string): Side {
  const room = createRoom({ signaling, name: () => name });
  const files = room.extension(createFileTransfers);
  onTestFinished(() => {
    for (const { id } of files.getSnapshot().transfers) files.remove(id);
    room.leave();
  });
  return { room, files, only: () => files.getSnapshot().transfers[0] };
}

async function meet(...names: string[]): Promise<Side[]> {
  const hub = createMemoryHub();
  const sides = names.map((name) => enter(hub.room('tea'), name));
  await Promise.all(sides.map(({ room }) => room.join()));
  for (const { room } of sides) {
    const statuses = () => room.getSnapshot().participants.map(({ status }) => status);
    await expect.poll(statuses).toEqual(names.slice(1).map(() => 'connected'));
  }
  return sides;
}

const two = () => meet('Ada', 'Ben') as Promise<[Side, Side]>;

function content(byteLength: number) {
  const bytes = new Uint8Array(byteLength);
  for (let index = 0; index < byteLength; index++) bytes[index] = index * 7 + (index >> 10);
  return bytes;
}

const makeFile = (byteLength: number, name = 'notes.bin', type = '') =>
  new File([content(byteLength)], name, { type });

/**
 * A file of which only so many bytes can be read until `open()`: a transfer of it is in the middle for as long as a test
 * wants, however fast the machine is.
 */
function makeGatedFile(byteLength: number, readableBytes: number) {
  const file = makeFile(byteLength);
  let open = () => undefined as void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const slice = file.slice.bind(file);
  file.slice = (start = 0, end = file.size) => {
    const part = slice(start, end);
    if (end <= readableBytes) return part;
    const read = part.arrayBuffer.bind(part);
    part.arrayBuffer = () => gate.then(read);
    return part;
  };
  return { file, open: () => open() };
}

async function equal(file: Blob | null | undefined, expected: Uint8Array) {
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? []);
  return bytes.byteLength === expected.byteLength && bytes.every((byte, index) => byte === expected[index]);
}

const progress = (side: Side) =>
  expect.poll(() => side.only()?.transferredBytes);
const status = (side: Side) => expect.poll(() => side.only()?.status);
const idOf = (side: Side) => side.only()?.id ?? '';
const peerOf = (side: Side) => {
  const peer = side.room.getSnapshot().participants[0]?.peer;
  if (!peer) throw new Error('Nobody is there.');
  return peer;
};

describe('createFileTransfers', () => {
  it('offers a file, and sends it once it is accepted', async () => {
    const [ada, ben] = await two();
    const file = makeFile(2.5 * MiB, 'a/b.png', 'image/png');
    const id = ada.files.send(file);
    await status(ben).toBe('offered');
    expect(ben.only()).toMatchObject({ id, direction: 'incoming', name: 'a_b.png', file: null });
    expect(ben.only()?.fromName).toBe('Ada');
    expect(ada.only()).toMatchObject({ recipients: [{ name: 'Ben', status: 'offered' }] });
    await ben.files.accept(idOf(ben));
    await status(ben).toBe('done');
    await status(ada).toBe('done');
    expect(ada.only()).toMatchObject({ transferredBytes: file.size, error: null });
    expect(ben.only()).toMatchObject({ transferredBytes: file.size, error: null });
    expect(ben.only()?.file?.type).toBe('image/png');
    expect(await equal(ben.only()?.file, content(file.size))).toBe(true);
  });

  it('sends to several, or to one, and shows how far each is', async () => {
    const [ada, ben, cleo] = (await meet('Ada', 'Ben', 'Cleo')) as [Side, Side, Side];
    ada.files.send(makeFile(0, 'empty.txt'));
    await status(ben).toBe('offered');
    await status(cleo).toBe('offered');
    await ben.files.accept(idOf(ben));
    cleo.files.decline(idOf(cleo));
    const statuses = () => ada.only()?.recipients.map((recipient) => `${recipient.name} ${recipient.status}`);
    await expect.poll(() => statuses()?.toSorted()).toEqual(['Ben done', 'Cleo declined']);
    expect(ada.only()?.status).toBe('done');
    expect(ben.only()?.file?.size).toBe(0);
    const toCleo = ben.room.getSnapshot().participants.find(({ name }) => name === 'Cleo')?.id ?? '';
    ben.files.send(makeFile(5), toCleo);
    await expect.poll(() => cleo.files.getSnapshot().transfers.length).toBe(2);
    expect(ada.files.getSnapshot().transfers).toHaveLength(1);
  });

  it('goes on where it stopped when the connection is replaced', async () => {
    const [ada, ben] = await two();
    const { file, open } = makeGatedFile(12 * MiB, 6 * MiB);
    let readBytes = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size) => {
      readBytes += Math.min(end, file.size) - start;
      return slice(start, end);
    };
    const statuses: unknown[] = [];
    onTestFinished(ada.files.subscribe(() => statuses.push(ada.only()?.status)));
    ada.files.send(file);
    await status(ben).toBe('offered');
    void ben.files.accept(idOf(ben));
    await progress(ben).toBeGreaterThan(5 * MiB);
    peerOf(ada).rebuild();
    await expect.poll(() => statuses).toContain('interrupted');
    open();
    await status(ben).toBe('done');
    await status(ada).toBe('done');
    expect(await equal(ben.only()?.file, content(file.size))).toBe(true);
    // Read again was no more than what was on its way.
    expect(readBytes).toBeLessThanOrEqual(file.size + (WINDOW_CHUNKS + 2) * CHUNK_BYTES);
  });

  it('holds no more than a window of a file in memory', async () => {
    const [ada, ben] = await two();
    // The benchmark `data` moves hundreds of megabytes, and weighs them.
    const file = makeFile(2 * WINDOW_CHUNKS * CHUNK_BYTES + 7);
    let mostHeld = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size) => {
      mostHeld = Math.max(mostHeld, Math.min(end, file.size) - (ada.only()?.transferredBytes ?? 0));
      return slice(start, end);
    };
    ada.files.send(file);
    await status(ben).toBe('offered');
    await ben.files.accept(idOf(ben));
    await status(ben).toBe('done');
    await status(ada).toBe('done');
    // What is on its way, and one chunk that is read ahead.
    expect(mostHeld).toBeLessThanOrEqual((WINDOW_CHUNKS + 1) * CHUNK_BYTES);
    expect(await equal(ben.only()?.file, content(file.size))).toBe(true);
  });

  it.each([
    ['the sender', 0],
    ['the receiver, while the connection is away', 1],
  ] as const)('is cancelled by %s', async (_who, canceller) => {
    const sides = await two();
    const [ada, ben] = sides;
    const { file, open } = makeGatedFile(8 * MiB, 3 * MiB);
    onTestFinished(open);
    ada.files.send(file);
    await status(ben).toBe('offered');
    void ben.files.accept(idOf(ben));
    await progress(ben).toBeGreaterThan(MiB);
    if (canceller === 1) peerOf(ada).rebuild();
    sides[canceller].files.cancel(idOf(sides[canceller]));
    await status(ada).toBe('cancelled');
    await status(ben).toBe('cancelled');
    expect(ben.only()).toMatchObject({ file: null, error: null });
  });

  it('fails when the other side leaves', async () => {
    const [ada, ben] = await two();
    ada.files.send(makeFile(MiB));
    await status(ben).toBe('offered');
    ben.room.leave();
    await status(ada).toBe('failed');
    expect(ada.only()?.error?.code).toBe('transfer-failed');
    expect(ben.only()).toMatchObject({ status: 'failed', error: { code: 'transfer-failed' } });
    expect(ada.files.send(makeFile(1))).toMatchObject({ code: 'transfer-failed' });
  });

  it('declines what is too large, and accepts small images without asking if told to', async () => {
    const [ada, ben] = await two();
    ben.files.setOptions({ maxFileBytes: 1000, acceptImagesBytes: 500 });
    ada.files.send(makeFile(1001));
    await status(ada).toBe('declined');
    expect(ada.only()?.error?.code).toBe('message-too-large');
    expect(ben.only()).toMatchObject({ status: 'failed', error: { code: 'message-too-large' } });
    ada.files.send(makeFile(400, 'small', 'image/png'));
    ada.files.send(makeFile(600, 'large', 'image/png'));
    ada.files.send(makeFile(400, 'script', 'image/svg+xml'));
    const statuses = () => ben.files.getSnapshot().transfers.map((transfer) => transfer.status);
    await expect.poll(statuses).toEqual(['failed', 'done', 'offered', 'offered']);
  });

  it('keeps object URLs only while they are retained, and forgets what is removed', async () => {
    const [ada, ben] = await two();
    ben.files.setOptions({ acceptImagesBytes: MiB });
    ada.files.send(makeFile(100, 'a.png', 'image/png'));
    await status(ben).toBe('done');
    expect(ben.only()?.url).toBeNull();
    const release = ben.files.retainUrls();
    const url = ben.only()?.url ?? '';
    expect((await (await fetch(url)).blob()).size).toBe(100);
    release();
    expect(ben.only()?.url).toBeNull();
    await expect(fetch(url)).rejects.toThrow(TypeError);
    ben.files.remove(idOf(ben));
    expect(ben.files.getSnapshot().transfers).toEqual([]);
  });
});

describe('a sender that does not keep the rules', () => {
  const offer = { id: 'AAAAAAAAAAAAAAAA', name: '../x', type: 'text/html', sizeBytes: 2 * CHUNK_BYTES };

  /** Ben with an Ada who speaks the protocol by hand. */
  async function hostile() {
    const hub = createMemoryHub();
    const room = createRoom({ signaling: hub.room('tea'), name: () => 'Ada' });
    onTestFinished(() => room.leave());
    const ben = enter(hub.room('tea'), 'Ben');
    await Promise.all([room.join(), ben.room.join()]);
    const other = () => room.getSnapshot().participants[0];
    await expect.poll(() => other()?.status).toBe('connected');
    const peer = other()?.peer ?? null;
    const channel = createDataChannel<unknown>(peer, 'visavis.files');
    const heard: unknown[] = [];
    channel.subscribeMessages((message) => heard.push(message));
    channel.open();
    return { ben, channel, heard };
  }

  async function accepted() {
    const { ben, channel, heard } = await hostile();
    await channel.send({ type: 'offer', offer });
    await status(ben).toBe('offered');
    expect(ben.only()).toMatchObject({ name: '_x', type: 'application/octet-stream' });
    await ben.files.accept(idOf(ben));
    return { ben, channel, heard };
  }

  const chunk = async (index: number, bytes: Uint8Array<ArrayBuffer>) =>
    packChunk({ type: 'chunk', id: offer.id, index, bytes, hash: await sha256(bytes) });

  const failsWith = async (ben: Side, text: RegExp) => {
    await status(ben).toBe('failed');
    expect(ben.only()).toMatchObject({ file: null, error: { code: 'transfer-failed' } });
    expect(ben.only()?.error?.message).toMatch(text);
  };

  it('is found out by a corrupt chunk', async () => {
    const { ben, channel, heard } = await accepted();
    const packed = await chunk(0, content(CHUNK_BYTES));
    packed[CHUNK_BYTES] = (packed[CHUNK_BYTES] ?? 0) ^ 1;
    await channel.send(packed);
    await failsWith(ben, /corrupt/);
    await expect.poll(() => heard).toContainEqual({ type: 'stop', id: offer.id, reason: 'failed' });
  });

  it('is found out by a wrong sum', async () => {
    const { ben, channel } = await accepted();
    for (const index of [0, 1]) await channel.send(await chunk(index, content(CHUNK_BYTES)));
    await channel.send({ type: 'end', id: offer.id, hash: '0'.repeat(64) });
    await failsWith(ben, /did not arrive/);
  });

  it('can not send more than it has announced, nor end too soon', async () => {
    const more = await accepted();
    await more.channel.send(await chunk(0, content(CHUNK_BYTES - 1)));
    await failsWith(more.ben, /as large as announced/);
    const less = await accepted();
    await less.channel.send({ type: 'end', id: offer.id, hash: '0'.repeat(64) });
    await failsWith(less.ben, /did not arrive/);
  });

  it('gets nowhere with malformed messages, nor with more offers than an honest one announces', async () => {
    const { ben, channel, heard } = await hostile();
    const malformed = [null, 7, 'x', {}, new Uint8Array(3), new Uint8Array(CHUNK_BYTES), { type: 'accept' }];
    for (const message of malformed) await channel.send(message);
    for (let number = 0; number < 400; number++) {
      const id = `B${String(number).padStart(15, '0')}`;
      await channel.send({ type: 'offer', offer: { ...offer, id } });
    }
    const declined = () => heard.filter((message) => (message as { type: string }).type === 'stop').length;
    await expect.poll(() => declined() + ben.files.getSnapshot().transfers.length).toBe(400);
    expect(ben.files.getSnapshot().transfers).toHaveLength(MAX_UNFINISHED);
  });
});

it('sends 100 files of mixed sizes to two participants, all of them whole', { timeout: 60_000 }, async () => {
  const [ada, ben, cleo] = (await meet('Ada', 'Ben', 'Cleo')) as [Side, Side, Side];
  const sizes = Array.from({ length: 100 }, (_, index) => (index % 25 === 0 ? 1.5 * MiB : (index * 977) % 40_000));
  for (const [index, size] of sizes.entries()) ada.files.send(makeFile(size, `file-${index}.bin`));
  const listOf = ({ files }: Side) => files.getSnapshot().transfers;
  for (const side of [ben, cleo]) {
    await expect.poll(() => listOf(side).length, { timeout: 20_000 }).toBe(100);
    expect(listOf(side).map(({ name }) => name)).toEqual(sizes.map((_, index) => `file-${index}.bin`));
    for (const { id } of listOf(side)) void side.files.accept(id);
  }
  for (const side of [ben, cleo, ada]) {
    const statuses = () => [...new Set(listOf(side).map((each) => each.status))];
    await expect.poll(statuses, { timeout: 30_000 }).toEqual(['done']);
  }
  for (const side of [ben, cleo]) {
    for (const [index, { file }] of listOf(side).entries()) expect(await equal(file, content(sizes[index] ?? 0))).toBe(true);
  }
});
