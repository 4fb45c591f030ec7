import { describe, expect, it, onTestFinished } from 'vitest';
import { expectColor } from '../../testing/expectColor';
import { createSyntheticStream, type Rgb } from '../../testing/index';
import { makeMediaServer, startWhipBridge } from '../../testing/whipBridge';
import { addTrackTo, swapTrackIn } from '../media/streamTracks';
import { watchConnections } from '../peer/openConnections';
import { createConnectionQuality } from '../peer/stats/connectionQuality';
import { createRoute } from '../peer/stats/peerRoute';
import { createPeerStats } from '../peer/stats/peerStats';
import type { HttpPeer, HttpPeerOptions } from './httpPeer';
import { createWhepPlayer } from './whepPlayer';
import { createWhipClient, type WhipClientOptions } from './whipClient';

const red: Rgb = [200, 40, 40];
const blue: Rgb = [40, 40, 200];

function camera(color: Rgb, options: { toneHz?: number } = {}) {
  const made = createSyntheticStream({ color: `rgb(${color.join(' ')})`, ...options });
  onTestFinished(() => made.stop());
  return made.stream;
}

function closing<Made extends HttpPeer>(peer: Made): Made {
  onTestFinished(() => peer.close());
  return peer;
}

/** Publishes a stream; it is closed when the test is over. */
function publish(options: WhipClientOptions, stream: MediaStream) {
  const client = closing(createWhipClient(options));
  client.setStream(stream);
  client.start();
  return client;
}

function play(options: HttpPeerOptions) {
  const player = closing(createWhepPlayer(options));
  player.start();
  return player;
}

const expectStatus = (peer: HttpPeer) => expect.poll(() => peer.getSnapshot().status);
const streamOf = (player: HttpPeer) => player.getSnapshot().stream as MediaStream;

const framesOf = async ({ connection }: HttpPeer) => {
  let frames = 0;
  for (const entry of ((await connection?.getStats()) ?? new Map<string, RTCStats>()).values()) {
    if ((entry as RTCStats).type === 'inbound-rtp') frames += (entry as RTCInboundRtpStreamStats).framesDecoded ?? 0;
  }
  return frames;
};

async function expectMoreFrames(player: HttpPeer) {
  const before = await framesOf(player);
  await expect.poll(() => framesOf(player)).toBeGreaterThan(before);
}

/** A published camera, and a player that shows it, over HTTP. */
async function connect() {
  const bridge = await startWhipBridge();
  const media = makeMediaServer();
  const stop = bridge.serve(media);
  const stream = camera(red, { toneHz: 440 });
  const client = publish({ url: `${bridge.url}/whip`, token: 'secret' }, stream);
  await expectStatus(client).toBe('connected');
  const player = play({ url: `${bridge.url}/whep` });
  await expectStatus(player).toBe('connected');
  await expectColor(streamOf(player), red);
  return { bridge, media, stop, stream, client, player };
}

describe('a stream', () => {
  it('is published and played over HTTP, and the server is told of the end', async () => {
    const connections = watchConnections();
    const { bridge, media, client, player } = await connect();
    expect(streamOf(player).getTracks().map(({ kind }) => kind).toSorted()).toEqual(['audio', 'video']);
    const [post] = await bridge.requests();
    expect(post).toMatchObject({ method: 'POST', path: '/whip', headers: { 'content-type': 'application/sdp', authorization: 'Bearer secret' } });
    expect(post?.body.match(/^a=sendonly\r$/gm)).toHaveLength(2);
    expect(post?.body.match(/^a=rtcp-mux-only\r$/gm)).toHaveLength(2);
    expect(new Set(post?.body.match(/^a=msid:\S+/gm)).size).toBe(1);
    expect(post?.body).toContain('a=candidate:');
    const patches = async () => (await bridge.requests()).filter(({ method }) => method === 'PATCH');
    await expect.poll(async () => (await patches()).some(({ body }) => body.includes('a=end-of-candidates'))).toBe(true);
    const [patch] = await patches();
    expect(patch).toMatchObject({ headers: { 'content-type': 'application/trickle-ice-sdpfrag', 'if-match': '"1"', authorization: 'Bearer secret' } });
    expect(patch?.body).toContain('a=candidate:');
    const posts = (await bridge.requests()).filter(({ method }) => method === 'POST');
    expect(posts[1]?.body.match(/^a=recvonly\r$/gm)).toHaveLength(2);

    player.close();
    client.close();
    expect(player.getSnapshot()).toMatchObject({ status: 'closed', stream: null });
    await expect.poll(async () => (await bridge.requests()).filter(({ method }) => method === 'DELETE').length).toBe(2);
    await expect.poll(() => media.sessions.length).toBe(0);
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('is measured like one of a peer', async () => {
    const { client, player } = await connect();
    const [sent, received] = [createPeerStats(client, { intervalMs: 200 }), createPeerStats(player, { intervalMs: 200 })];
    const [route, quality] = [createRoute(player), createConnectionQuality(player)];
    for (const store of [sent, received, route, quality]) onTestFinished(store.subscribe(() => undefined));
    await expect.poll(() => sent.getSnapshot()?.outbound.video[0]?.bitrateKbps).toBeGreaterThan(0);
    await expect.poll(() => received.getSnapshot()?.inbound.video[0]?.framesPerSecond).toBeGreaterThan(0);
    await expect.poll(() => route.getSnapshot().kind).toBe('direct');
    await expect.poll(() => quality.getSnapshot()).toBeDefined();
    const kinds: string[] = [];
    onTestFinished(player.subscribeEvents(({ kind }) => kinds.push(kind)));
    expect(kinds.slice(0, 3)).toEqual(['connection', 'offer', 'answer']);
  });

  it('that is not there yet is waited for', async () => {
    const media = makeMediaServer();
    const statuses = new Set<string>();
    const player = closing(createWhepPlayer({ url: 'https://media.example/whep', fetch: media.fetch }));
    player.subscribe(() => statuses.add(player.getSnapshot().status));
    player.start();
    await expect.poll(() => player.getSnapshot().error?.code).toBe('stream-unavailable');
    publish({ url: 'https://media.example/whip', fetch: media.fetch }, camera(red));
    await expectStatus(player).toBe('connected');
    await expectColor(streamOf(player), red);
    expect([...statuses]).toEqual(['connecting', 'connected']);
  });

  it('is offered in three sizes if asked to', async () => {
    const bridge = await startWhipBridge();
    publish({ url: `${bridge.url}/whip`, simulcast: true }, camera(red));
    const { body } = await bridge.next();
    expect(body).toMatch(/^a=simulcast:send q;h;f\r$/m);
  });
});

describe('a track', () => {
  it('is swapped, switched off and on again without a request', async () => {
    const { bridge, stream, client, player } = await connect();
    const [video] = stream.getVideoTracks() as [MediaStreamTrack];
    const [other] = camera(blue).getVideoTracks() as [MediaStreamTrack];
    const posts = async () => (await bridge.requests()).filter(({ method }) => method === 'POST').length;
    const before = await posts();
    swapTrackIn(stream, video, other);
    await expectColor(streamOf(player), blue);

    const sender = () => client.connection?.getSenders().find(({ track }) => track?.kind === 'video');
    client.setStream(stream, { video: false });
    await expect.poll(() => sender()).toBeUndefined();
    client.setStream(stream, { video: true });
    await expect.poll(() => sender()?.track).toBe(other);
    swapTrackIn(stream, other, video);
    await expectColor(streamOf(player), red);
    expect(await posts()).toBe(before);
    expect(client.getSnapshot().status).toBe('connected');
  });

  it('of a kind that the session lacks opens another session', async () => {
    const media = makeMediaServer();
    const audio = new MediaStream(camera(red, { toneHz: 440 }).getAudioTracks());
    const client = publish({ url: 'https://media.example/whip', fetch: media.fetch }, audio);
    await expectStatus(client).toBe('connected');
    const first = client.connection;
    expect(first?.getTransceivers()).toHaveLength(1);
    const player = play({ url: 'https://media.example/whep', fetch: media.fetch });
    await expectStatus(player).toBe('connected');
    for (const track of camera(blue).getVideoTracks()) addTrackTo(audio, track);
    await expect.poll(() => client.connection?.getTransceivers().length).toBe(2);
    await expectStatus(client).toBe('connected');
    expect(first?.signalingState).toBe('closed');
    await expect.poll(() => media.published.getVideoTracks().length).toBe(1);
  });
});

describe('recovery', () => {
  it('restarts ICE within the session, and media goes on', async () => {
    const { bridge, client, player } = await connect();
    for (const peer of [client, player]) {
      const { connection } = peer;
      const ufrag = () => /a=ice-ufrag:\S+/.exec(connection?.currentRemoteDescription?.sdp ?? '')?.[0];
      const before = ufrag();
      peer.restartIce();
      await expect.poll(ufrag).not.toBe(before);
      await expectStatus(peer).toBe('connected');
      expect(peer.connection).toBe(connection);
    }
    await expectMoreFrames(player);
    const restarts = (await bridge.requests()).filter(({ headers }) => headers['if-match'] === '*');
    expect(restarts).toHaveLength(2);
    expect(restarts[0]).toMatchObject({ method: 'PATCH', headers: { 'content-type': 'application/trickle-ice-sdpfrag', authorization: 'Bearer secret' } });
  });

  it.each([405, 412, 428, 501])('opens another session where a restart is answered by %i', async (status) => {
    const media = makeMediaServer();
    const client = publish({ url: 'https://media.example/whip', fetch: media.fetch }, camera(red));
    await expectStatus(client).toBe('connected');
    const player = play({ url: 'https://media.example/whep', fetch: media.fetch });
    await expectStatus(player).toBe('connected');
    await expectColor(streamOf(player), red);
    const [stream, connection] = [streamOf(player), player.connection];
    media.restartStatus = status;
    player.restartIce();
    await expect.poll(() => player.connection !== connection && player.getSnapshot().status === 'connected').toBe(true);
    expect(streamOf(player)).toBe(stream);
    await expectMoreFrames(player);
    await expectColor(stream, red);
    // The one before has ended.
    await expect.poll(() => media.sessions.length).toBe(2);
  });

  it('goes on in the same stream once a server is back that went down', async () => {
    const { bridge, media, stop, client, player } = await connect();
    const stream = streamOf(player);
    stop();
    await bridge.stop();
    media.close();
    for (const peer of [client, player]) await expectStatus(peer).toBe('reconnecting');
    await bridge.start();
    bridge.serve(media);
    for (const peer of [client, player]) await expectStatus(peer).toBe('connected');
    expect(streamOf(player)).toBe(stream);
    await expectMoreFrames(player);
    await expectColor(stream, red);
    expect(stream.getTracks().every(({ readyState }) => readyState === 'live')).toBe(true);
  });
});
