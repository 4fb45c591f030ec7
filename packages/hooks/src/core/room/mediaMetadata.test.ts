import { expect, it } from 'vitest';
import type { PeerMessage } from '../peer/message';
import { PROTOCOL_VERSION } from '../peer/protocolVersion';
import type { Signal } from '../peer/signal';
import type { MediaState } from './controlMessage';
import { addMediaMetadata, readMediaMetadata } from './mediaMetadata';

const media: MediaState = {
  microphone: 'on',
  cameraStatus: 'on',
  preferredQuality: 'all',
  wantedHeights: { camera: 270, screen: null },
  camera: 'stream-1',
  screen: null,
};
const state = { ...media, name: 'Ada' };
const says = (...signals: Signal[]): PeerMessage => ({ v: PROTOCOL_VERSION, type: 'signal', signals });
const candidate: Signal = { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '0' } };

it('goes with an offer and an answer, and with nothing else', () => {
  const meet = (message: PeerMessage) => readMediaMetadata(addMediaMetadata(message, () => state));
  expect(meet(says({ type: 'offer', sdp: 'v=0' }, candidate))).toEqual(media);
  expect(meet(says({ type: 'answer', sdp: 'v=0' }))).toEqual(media);
  expect(meet(says(candidate))).toBeNull();
  expect(meet({ v: PROTOCOL_VERSION, type: 'bye' })).toBeNull();
});

it('says what is at a media server', () => {
  const published = { camera: { audio: true, video: true }, screen: { audio: false, video: false } };
  const message = addMediaMetadata(says({ type: 'offer', sdp: 'v=0' }), () => ({ ...state, published }));
  expect(readMediaMetadata(message)).toEqual({ ...media, published });
});

it('tells nobody what one is called', () => {
  const message = addMediaMetadata(says({ type: 'offer', sdp: 'v=0' }), () => state);
  expect(JSON.stringify(message)).not.toContain('Ada');
  const claimed = { ...(message as object), media: { ...media, name: 'Eve' } };
  expect(readMediaMetadata(claimed)).toEqual(media);
});

it.each([
  undefined,
  null,
  'state',
  { media: null },
  { media: { ...media, microphone: 'loud' } },
  { media: { ...media, camera: 'x'.repeat(129) } },
  { media: { ...media, published: true } },
  { media: { ...media, published: { camera: { audio: true, video: 'yes' }, screen: { audio: false, video: false } } } },
])('takes nothing from %o', (message) => {
  expect(readMediaMetadata(message)).toBeNull();
});
