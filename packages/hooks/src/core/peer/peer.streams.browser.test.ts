import { describe, expect, it } from 'vitest';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import { expectColor } from '../../testing/expectColor';
import type { Rgb } from '../../testing/index';
import type { Peer } from './peer';
import { connect, countOffers, makePeers, makeStream } from './testPeers';

async function onlyRemote(peer: Peer): Promise<MediaStream> {
  await expect.poll(() => peer.getSnapshot().remoteStreams.length).toBe(1);
  return peer.getSnapshot().remoteStreams[0] as MediaStream;
}

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];
const css = (color: Rgb) => `rgb(${color.join(' ')})`;

describe('what is sent', () => {
  it('carries both pictures', async () => {
    const [a, b] = makePeers();
    a.setStreams([makeStream({ color: css(RED) }).stream]);
    b.setStreams([makeStream({ color: css(BLUE) }).stream]);
    await connect(a, b);
    await expectColor(await onlyRemote(a), BLUE);
    await expectColor(await onlyRemote(b), RED);
  });

  it('adds a stream from either side, and takes it away again', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    const fromA = makeStream({ color: css(RED) });
    const fromB = makeStream({ color: css(BLUE) });
    a.setStreams([fromA.stream]);
    b.setStreams([fromB.stream]);
    await expectColor(await onlyRemote(b), RED);
    await expectColor(await onlyRemote(a), BLUE);

    a.setStreams([]);
    b.setStreams([]);
    await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
    await expect.poll(() => a.getSnapshot().remoteStreams.length).toBe(0);
  });

  it('takes the same stream back after it was removed', async () => {
    const [a, b] = makePeers();
    const { stream: camera } = makeStream({ color: css(RED) });
    a.setStreams([camera]);
    await connect(a, b);
    await onlyRemote(b);
    a.setStreams([]);
    await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
    a.setStreams([camera]);
    await expectColor(await onlyRemote(b), RED);
  });

  it('shares twenty screens one after the other, from both sides, without growing', async () => {
    const [a, b] = makePeers();
    await connect(a, b);
    for (let round = 1; round <= 20; round++) {
      a.setStreams([makeStream({}).stream]);
      b.setStreams([makeStream({}).stream]);
      await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(1);
      await expect.poll(() => a.getSnapshot().remoteStreams.length).toBe(1);
      a.setStreams([]);
      b.setStreams([]);
      await expect.poll(() => b.getSnapshot().remoteStreams.length).toBe(0);
      await expect.poll(() => a.getSnapshot().remoteStreams.length).toBe(0);
    }
    expect(a.connection?.getTransceivers().length).toBeLessThanOrEqual(3);
    const last = makeStream({ color: css(RED) }).stream;
    a.setStreams([last]);
    await expectColor(await onlyRemote(b), RED);
  });

  it('swaps, drops and takes back a track without another offer', async () => {
    const [a, b] = makePeers();
    const red = makeStream({ color: css(RED) });
    const blue = makeStream({ color: css(BLUE) });
    const [redTrack, blueTrack] = [red, blue].map((each) => each.stream.getVideoTracks()[0] as MediaStreamTrack);
    const camera = new MediaStream([redTrack as MediaStreamTrack]);
    a.setStreams([camera]);
    await connect(a, b);
    const remote = await onlyRemote(b);
    await expectColor(remote, RED);
    const before = countOffers(a);

    removeTrackFrom(camera, redTrack as MediaStreamTrack);
    addTrackTo(camera, blueTrack as MediaStreamTrack);
    await expectColor(remote, BLUE);
    expect(countOffers(a)).toBe(before);
  });

  it('sends two streams that can be told apart by their ids', async () => {
    const [a, b] = makePeers();
    const camera = makeStream({ color: css(RED) }).stream;
    const screen = makeStream({ color: css(BLUE) }).stream;
    a.setStreams([camera, screen]);
    await connect(a, b);
    await expect.poll(() => b.getSnapshot().remoteStreams.map(({ id }) => id).toSorted()).toEqual([camera.id, screen.id].toSorted());
  });
});
