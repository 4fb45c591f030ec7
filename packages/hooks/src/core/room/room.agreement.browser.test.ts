import { expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { GREEN, makeCamera, meets } from '../../testing/testRooms';
import { setTrackEnabled } from '../media/trackEnabled';
import { createChat } from './chat/chat';
import { createRoom } from './createRoom';
import { createFileTransfers } from './fileTransfers';

const KiB = 1024;
const sizes = Array.from({ length: 100 }, (_, index) => (index % 25 === 0 ? 700 * KiB : (index * 977) % 40_000));
const LINES = 500;
const FRAMES = 240;

const content = (index: number) => new Uint8Array(sizes[index] ?? 0).fill(index + 1);
const nameOf = (index: number) => `file-${index}.bin`;
const indexOf = (name: string) => Number(/\d+/.exec(name)?.[0]);

/** The page of a tab: a room with its chat and its files, of which the first ones are accepted. */
function openPage(hub: ReturnType<typeof createMemoryHub>, name: string, accepted = sizes.length) {
  const room = createRoom({ signaling: hub.room('tea', { id: `tab-${name}` }), name: () => name });
  const [chat, files] = [room.extension(createChat), room.extension(createFileTransfers)];
  const accept = () => {
    for (const { id, name: file, direction, status } of files.getSnapshot().transfers) {
      if (direction === 'incoming' && status === 'offered' && indexOf(file) < accepted) void files.accept(id);
    }
  };
  onTestFinished(files.subscribe(accept));
  onTestFinished(() => room.leave());
  void room.join();
  const texts = () => chat.getSnapshot().messages.map(({ text }) => text);
  const transfers = () => files.getSnapshot().transfers;
  /** The files that arrived here whole. */
  async function received() {
    const whole = transfers().filter(({ direction, status }) => direction === 'incoming' && status === 'done');
    for (const { name: file, file: blob } of whole) {
      const index = indexOf(file);
      const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
      expect(bytes.every((byte) => byte === index + 1) && bytes.byteLength === sizes[index]).toBe(true);
    }
    return whole.map(({ name: file }) => file).toSorted();
  }
  return { room, chat, files, texts, transfers, received };
}

/** Calls `frame` as often as a display of 120 Hz shows a picture, on average. */
async function animate(count: number, frame: (index: number) => void): Promise<void> {
  const start = performance.now();
  for (let index = 0; index < count; ) {
    await new Promise(requestAnimationFrame);
    const due = Math.min(count, Math.floor(((performance.now() - start) * 120) / 1000));
    while (index < due) frame(index++);
  }
}

it('everybody agrees at the end about 500 pasted lines, a pointer at 120 a second with mutes between, and 100 files, although one reloads', { timeout: 120_000 }, async () => {
  const hub = createMemoryHub();
  const camera = makeCamera(GREEN);
  const [voice] = camera.getAudioTracks() as [MediaStreamTrack];
  const [ada, ben] = [openPage(hub, 'Ada'), openPage(hub, 'Ben')];
  // Half of the files are still to be accepted when it reloads.
  let cleo = openPage(hub, 'Cleo', 50);
  ada.room.setMedia(camera, null);
  await Promise.all([meets(ada.room, 'Ben'), meets(ada.room, 'Cleo'), meets(ben.room, 'Ada'), meets(cleo.room, 'Ada'), meets(cleo.room, 'Ben')]);
  const pointer: unknown[] = [];
  ben.room.onMessage('pointer', (_from, data) => pointer.push(data));

  for (const index of sizes.keys()) ada.files.send(new File([content(index)], nameOf(index)));
  for (let line = 0; line < LINES; line++) ada.chat.send(`line ${line}`);
  await animate(FRAMES, (index) => {
    ada.room.broadcast('pointer', index);
    if (index % 40 === 20) setTrackEnabled(voice, index % 80 !== 20);
  });
  setTrackEnabled(voice, false);

  // In the middle of it.
  await expect.poll(() => cleo.transfers().some(({ status }) => status === 'done'), { timeout: 30_000 }).toBe(true);
  cleo.room.leave();
  cleo = openPage(hub, 'Cleo');
  await Promise.all([meets(ada.room, 'Cleo'), meets(cleo.room, 'Ada'), meets(cleo.room, 'Ben')]);
  ben.chat.send('the end');

  const all = [...Array.from({ length: LINES }, (_, line) => `line ${line}`), 'the end'];
  for (const page of [ada, ben, cleo]) await expect.poll(() => page.texts().toSorted(), { timeout: 30_000 }).toEqual(all.toSorted());
  expect(ben.texts()).toEqual(ada.texts());
  expect(cleo.texts()).toEqual(ada.texts());
  await expect.poll(() => pointer.length, { timeout: 30_000 }).toBe(FRAMES);
  expect(pointer).toEqual(Array.from({ length: FRAMES }, (_, index) => index));
  for (const page of [ben, cleo]) {
    await expect.poll(() => page.room.getSnapshot().participants.find(({ name }) => name === 'Ada')?.microphone).toBe('muted');
  }

  // Whom the sender takes to have a file has it, and of the page that is gone nobody says that it goes on.
  const isOver = (status: string) => status === 'done' || status === 'failed';
  const recipients = () => ada.transfers().flatMap((each) => each.recipients.map((to) => ({ ...to, file: each.name })));
  await expect.poll(() => recipients().filter(({ status }) => !isOver(status)), { timeout: 60_000 }).toEqual([]);
  const doneAt = (name: string) => recipients().filter((to) => to.name === name && to.status === 'done').map(({ file }) => file).toSorted();
  expect(await ben.received()).toEqual(doneAt('Ben'));
  expect(doneAt('Ben')).toHaveLength(100);

  // What the page that was reloaded lacks is sent again, and arrives.
  const lost = recipients().filter((to) => to.name === 'Cleo' && to.status === 'failed').map(({ file }) => file);
  expect(lost.length).toBeGreaterThanOrEqual(50);
  const { id } = (await meets(ada.room, 'Cleo'))();
  for (const name of lost) ada.files.send(new File([content(indexOf(name))], name), id);
  await expect.poll(() => cleo.received(), { timeout: 60_000 }).toEqual(lost.toSorted());
});
