import { expect, inject, onTestFinished, test } from 'vitest';
import { expectColor } from '../../testing/expectColor';
import { createSyntheticStream, type Rgb } from '../../testing/index';
import { isSameColor } from '../../testing/pictureColor';
import { swapTrackIn } from '../media/streamTracks';
import { watchConnections } from '../peer/openConnections';
import type { HttpPeer } from './httpPeer';
import { createWhepPlayer } from './whepPlayer';
import { createWhipClient } from './whipClient';

/**
 * Against a media server that nobody here wrote, aiortc: another ICE, DTLS, RTP and SDP than a browser's. It decodes what it is
 * sent, and says what it saw.
 */

const red: Rgb = [200, 40, 40];
const blue: Rgb = [40, 40, 200];

interface Seen {
  color: Rgb | null;
  toneHz: number | null;
  frames: number;
  sessions: number;
}

async function control(what: 'start' | 'kill', port = 0): Promise<number> {
  const response = await fetch(`${inject('aiortcUrl')}/${what}?port=${port}`, { method: 'POST' });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as number;
}

async function startServer() {
  const port = await control('start');
  onTestFinished(async () => void (await control('kill', port)));
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    kill: () => control('kill', port),
    startAgain: () => control('start', port),
    /** What it decodes; null while it is not there. */
    async seen(): Promise<Seen | null> {
      try {
        const response = await fetch(`${url}/seen`);
        return (await response.json()) as Seen;
      } catch {
        return null; // Killed: it is asked again.
      }
    },
  };
}

function camera(color: Rgb) {
  const made = createSyntheticStream({ color: `rgb(${color.join(' ')})`, toneHz: 440 });
  onTestFinished(() => made.stop());
  return made.stream;
}

function begin<Made extends HttpPeer>(peer: Made): Made {
  onTestFinished(() => peer.close());
  peer.start();
  return peer;
}

const expectStatus = (peer: HttpPeer) => expect.poll(() => peer.getSnapshot().status);

test('a camera and a microphone are published, decoded there, changed, and played again', async () => {
  const server = await startServer();
  const seesColor = (color: Rgb) =>
    expect.poll(async () => isSameColor((await server.seen())?.color ?? [0, 0, 0], color), { message: `it sees ${color.join(' ')}` }).toBe(true);
  const connections = watchConnections();
  const stream = camera(red);
  const client = createWhipClient({ url: `${server.url}/whip` });
  client.setStream(stream);
  begin(client);
  await expectStatus(client).toBe('connected');
  await seesColor(red);
  // It takes 8192 samples at 48 kHz for one answer: the next frequency is 6 Hz away.
  await expect.poll(async () => Math.abs(((await server.seen())?.toneHz ?? 0) - 440)).toBeLessThan(12);

  const player = begin(createWhepPlayer({ url: `${server.url}/whep` }));
  await expectStatus(player).toBe('connected');
  const played = player.getSnapshot().stream;
  await expectColor(() => player.getSnapshot().stream, red);
  expect(played?.getTracks().map(({ kind }) => kind).toSorted()).toEqual(['audio', 'video']);

  // Another camera in the same session.
  const [before] = stream.getVideoTracks();
  const [after] = camera(blue).getVideoTracks();
  swapTrackIn(stream, before!, after!);
  await seesColor(blue);
  await expectColor(() => player.getSnapshot().stream, blue);
  expect(player.getSnapshot().stream).toBe(played);
  expect((await server.seen())?.sessions).toBe(2);

  player.close();
  client.close();
  await expect.poll(async () => (await server.seen())?.sessions).toBe(0);
  await expect.poll(() => connections.open().length).toBe(0);
});

test('a server that is killed and started again has the publisher and the player back', async () => {
  const server = await startServer();
  const client = createWhipClient({ url: `${server.url}/whip` });
  client.setStream(camera(red));
  begin(client);
  await expectStatus(client).toBe('connected');
  const player = begin(createWhepPlayer({ url: `${server.url}/whep` }));
  await expectColor(() => player.getSnapshot().stream, red);
  const played = player.getSnapshot().stream;

  await server.kill();
  await expectStatus(client).not.toBe('connected');
  await server.startAgain();
  await expectStatus(client).toBe('connected');
  await expectStatus(player).toBe('connected');
  await expect.poll(async () => (await server.seen())?.frames).toBeGreaterThan(0);
  await expectColor(() => player.getSnapshot().stream, red);
  expect(player.getSnapshot().stream).toBe(played);
});

test('a player waits for its stream', async () => {
  const server = await startServer();
  const player = begin(createWhepPlayer({ url: `${server.url}/whep` }));
  await expect.poll(() => player.getSnapshot().error?.code).toBe('stream-unavailable');
  const client = createWhipClient({ url: `${server.url}/whip` });
  client.setStream(camera(red));
  begin(client);
  await expectStatus(player).toBe('connected');
  await expectColor(() => player.getSnapshot().stream, red);
});
