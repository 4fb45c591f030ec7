import { expect, it, onTestFinished } from 'vitest';
import { expectColor } from '../../../testing/expectColor';
import { makeCamera, RED } from '../../../testing/testRooms';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { makeMediaServer } from '../../../testing/whipBridge';
import { pageEnvironment } from '../../environment/pageEnvironment';
import { reportShownHeight } from '../../media/shownHeight';
import { createWhepPlayer } from '../../whip/whepPlayer';
import { createWhipClient } from '../../whip/whipClient';
import { createMemberStreams } from '../memberStreams';
import { openMediaSession } from './mediaSession';
import { createMemberSubscriptions } from './memberSubscriptions';
import { UNSEEN_MS } from './sightWatch';

it('leaves out the video that nobody sees, and has it again, without a moment without audio', async () => {
  const media = makeMediaServer();
  const client = createWhipClient({ url: 'https://media.example/whip', fetch: media.fetch });
  onTestFinished(() => client.close());
  client.setStream(makeCamera(RED));
  client.start();
  await expect.poll(() => client.getSnapshot().status).toBe('connected');

  const page = createVirtualEnvironment();
  const streams = createMemberStreams(update);
  const heard = new Set<number>();
  const member = { id: 'ada', name: 'Ada' };
  const published = { camera: { audio: true, video: true }, screen: { audio: false, video: false } };
  const subscriptions = createMemberSubscriptions({
    environment: page,
    shown: () => streams,
    onChange: update,
    open: (_member, _source, kinds, onChange) =>
      openMediaSession({
        environment: pageEnvironment,
        ask: () => ({ url: 'https://media.example/whep', fetch: media.fetch }),
        settings: () => ({}),
        onChange,
        make(options) {
          const player = createWhepPlayer(options);
          player.setKinds(kinds);
          return player;
        },
      }),
  });
  onTestFinished(() => subscriptions.close());

  function update() {
    const arriving = subscriptions.receive(member, published) ?? { camera: null, screen: null };
    streams.fill(arriving, true);
    const live = streams.camera?.getAudioTracks().filter(({ readyState }) => readyState === 'live') ?? [];
    if (heard.size > 0 || live.length > 0) heard.add(live.length);
  }

  update();
  await expectColor(() => streams.camera, RED);
  const { camera } = streams;
  if (!camera) throw new Error('Nothing arrives.');
  const tile = reportShownHeight(camera);
  onTestFinished(() => tile.end());
  tile.set(0);
  page.advance(UNSEEN_MS);
  await expect.poll(() => camera.getVideoTracks().length).toBe(0);
  // The publication, and a player of audio alone.
  await expect.poll(() => media.sessions.length).toBe(2);
  expect(media.sessions[1]?.getTransceivers()).toHaveLength(1);
  tile.set(180);
  await expectColor(() => streams.camera, RED);
  await expect.poll(() => media.sessions.length).toBe(2);
  expect(streams.camera).toBe(camera);
  expect([...heard]).toEqual([1]);
});
