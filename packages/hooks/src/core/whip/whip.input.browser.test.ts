import { describe, expect, it, onTestFinished } from 'vitest';
import { expectColor } from '../../testing/expectColor';
import { createSyntheticStream } from '../../testing/index';
import { makeMediaServer, startWhipBridge, type WhipBridge } from '../../testing/whipBridge';
import { watchConnections } from '../peer/openConnections';
import { createWhepPlayer } from './whepPlayer';
import { createWhipClient, type WhipClientOptions } from './whipClient';

/** Publishes a camera; it is closed when the test is over. */
function publish(options: WhipClientOptions) {
  const camera = createSyntheticStream({ color: 'rgb(200 40 40)' });
  const client = createWhipClient(options);
  onTestFinished(() => {
    client.close();
    camera.stop();
  });
  client.setStream(camera.stream);
  client.start();
  return client;
}

const sdp = { 'content-type': 'application/sdp', location: '/session/7', etag: '"one"' };

/** Answers the next request, and all that follow by 200. */
async function answer(bridge: WhipBridge, given: Parameters<WhipBridge['answer']>[1]) {
  const request = await bridge.next();
  await bridge.answer(request.id, given);
  return request;
}

describe('an answer', () => {
  it.each([
    ['HTML', { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' }, 'protocol-mismatch'],
    ['no location', { status: 201, headers: { 'content-type': 'application/sdp' }, body: 'v=0\r\n' }, 'protocol-mismatch'],
    ['a refusal', { status: 401 }, 'signaling-rejected'],
    ['a session for another offer', { status: 201, headers: sdp, body: 'v=0\r\ns=-\r\n' }, 'protocol-mismatch'],
  ])('of %s fails with a clear error, and leaves no connection', async (_name, given, code) => {
    const connections = watchConnections();
    const bridge = await startWhipBridge();
    const client = publish({ url: `${bridge.url}/whip` });
    await answer(bridge, given);
    await expect.poll(() => client.getSnapshot()).toMatchObject({ status: 'failed', error: { code } });
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it.each([
    ['other codecs', (offer: string) => offer.replaceAll(/^a=rtpmap:(\d+) [^/\s]+/gm, 'a=rtpmap:$1 H266'), 'not-supported'],
    ['what no browser can read', (offer: string) => offer.replaceAll(/^a=(fingerprint|ice-pwd).*\r\n/gm, ''), 'not-supported'],
  ])('with %s fails with a clear error, and its session is ended', async (_name, change, code) => {
    const bridge = await startWhipBridge();
    const client = publish({ url: `${bridge.url}/whip` });
    const { id, body } = await bridge.next();
    const said = change(body.replaceAll('a=sendonly', 'a=recvonly').replaceAll('a=setup:actpass', 'a=setup:passive'));
    await bridge.answer(id, { status: 201, headers: sdp, body: said });
    await expect.poll(() => client.getSnapshot()).toMatchObject({ status: 'failed', error: { code } });
    expect(await bridge.next()).toMatchObject({ method: 'DELETE', path: '/session/7' });
  });

  it('that comes after the end has its session ended', async () => {
    const bridge = await startWhipBridge();
    const client = publish({ url: `${bridge.url}/whip` });
    const { id } = await bridge.next();
    client.close();
    await bridge.answer(id, { status: 201, headers: sdp, body: 'v=0\r\n' });
    expect(await bridge.next()).toMatchObject({ method: 'DELETE', path: '/session/7' });
  });

  it('that never comes over a connection that is cut is asked for again', async () => {
    const bridge = await startWhipBridge();
    const client = publish({ url: `${bridge.url}/whip` });
    // A browser asks once more by itself before it gives up.
    while (client.getSnapshot().error === null) await bridge.answer((await bridge.next()).id, null);
    expect(client.getSnapshot().error?.code).toBe('signaling-unavailable');
    expect(await bridge.next()).toMatchObject({ method: 'POST' });
  });

  it('by 307 is followed, with the token within the origin alone', async () => {
    const [bridge, edge] = [await startWhipBridge(), await startWhipBridge()];
    const media = makeMediaServer();
    const client = publish({ url: `${bridge.url}/whip`, token: 'secret' });
    await answer(bridge, { status: 307, headers: { location: '/elsewhere/whip' } });
    expect(await answer(bridge, { status: 307, headers: { location: `${edge.url}/whip` } })).toMatchObject({
      method: 'POST',
      path: '/elsewhere/whip',
      headers: { authorization: 'Bearer secret' },
    });
    edge.serve(media);
    await expect.poll(() => client.getSnapshot().status).toBe('connected');
    client.close();
    await expect.poll(async () => (await edge.requests()).at(-1)?.method).toBe('DELETE');
    const requests = await edge.requests();
    expect(requests.map(({ headers }) => headers['authorization'])).toEqual(requests.map(() => undefined));
  });
});

it('asks nobody at a URL that is no URL', () => {
  const client = publish({ url: 'not a url' });
  return expect.poll(() => client.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'url-invalid' } });
});

it('restarts ICE where the server has another ICE session in mind', async () => {
  const bridge = await startWhipBridge();
  const media = makeMediaServer();
  // Its ETag has changed, and nobody has told the publisher.
  const { handle } = media;
  media.handle = async (request) => {
    const said = await handle(request);
    return request.method === 'POST' ? { ...said, headers: { ...said.headers, etag: '"outdated"' } } : said;
  };
  bridge.serve(media);
  publish({ url: `${bridge.url}/whip` });
  await expect.poll(async () => (await bridge.requests()).map(({ headers }) => headers['if-match'])).toEqual(
    expect.arrayContaining(['"outdated"', '*']),
  );
});

it('ends its session while the page goes', async () => {
  const bridge = await startWhipBridge();
  const media = makeMediaServer();
  bridge.serve(media);
  const client = publish({ url: `${bridge.url}/whip` });
  await expect.poll(() => client.getSnapshot().status).toBe('connected');
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
  await expect.poll(async () => (await bridge.requests()).at(-1)?.method).toBe('DELETE');
});

it('plays by answering the offer of a server', async () => {
  const media = makeMediaServer();
  const client = publish({ url: 'https://media.example/whip', fetch: media.fetch });
  await expect.poll(() => client.getSnapshot().status).toBe('connected');
  media.countersOffers = true;
  const player = createWhepPlayer({ url: 'https://media.example/whep', fetch: media.fetch });
  onTestFinished(() => player.close());
  player.start();
  await expect.poll(() => player.getSnapshot().status).toBe('connected');
  const stream = player.getSnapshot().stream as MediaStream;
  await expectColor(stream, [200, 40, 40]);
});
