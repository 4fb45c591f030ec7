import { StrictMode, type ReactNode } from 'react';
import {
  createSyntheticStream,
  createVirtualDevices,
  type SyntheticStream,
  type VirtualDevice,
} from '@visavis/hooks/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { replaceProperty } from '../../../hooks/src/testing/replaceProperty';
import { AutoplayGate } from '../AutoplayGate/AutoplayGate';
import '../styles/index.css';
import { VideoGrid } from '../VideoGrid/VideoGrid';
import { VideoTile } from '../VideoTile/VideoTile';
import { CallAudio, type AudibleParticipant } from './CallAudio';
import { createMeter, type Meter } from './measureAudio';

const made: SyntheticStream[] = [];
const undo: (() => void)[] = [];
let meter: Meter;

/** A microphone whose tone has a peak amplitude of 0.2, which twice as loud is not clipped either. */
function microphone(toneHz = 220, video = false): MediaStream {
  const synthetic = createSyntheticStream({ toneHz, video });
  synthetic.setVolume(0.2);
  made.push(synthetic);
  return synthetic.stream;
}

beforeEach(() => {
  meter = createMeter();
});
afterEach(() => {
  for (const synthetic of made.splice(0)) synthetic.stop();
  for (const one of undo.splice(0)) one();
  meter.close();
  vi.restoreAllMocks();
});

const strict = (children: ReactNode) => <StrictMode>{children}</StrictMode>;
const ada = (stream: MediaStream): readonly AudibleParticipant[] => [{ id: 'ada', camera: stream }];
const audios = () => [...document.querySelectorAll('audio')];
const audio = () => audios()[0]!;

/** How loud the page is, in tenths. */
const tenths = () => Math.round(meter.heard() * 10);

test('plays the camera and the screen of everyone, and stops with them', async () => {
  const [one, two, three] = [microphone(), microphone(330), microphone(440)];
  const everyone = [
    { id: 'ada', camera: one, screen: two },
    { id: 'ben', camera: three, screen: null },
    { id: 'cleo', camera: null },
  ];
  const screen = await render(strict(<CallAudio levelled={false} participants={everyone} />));
  await expect.poll(() => audios().map((each) => each.srcObject)).toEqual([one, two, three]);
  await expect.poll(() => audios().every((each) => !each.paused && !each.muted)).toBe(true);
  await expect.poll(() => meter.heard()).toBeGreaterThan(0.3);
  const elements = audios();
  await screen.rerender(strict(<CallAudio levelled={false} participants={everyone.slice(1)} />));
  await expect.poll(() => audios().map((each) => each.srcObject)).toEqual([three]);
  await screen.unmount();
  expect(elements.map((each) => each.srcObject)).toEqual([null, null, null]);
  expect([one, two, three].every((stream) => stream.active)).toBe(true);
});

test.each([
  [0, 0],
  [0.5, 1],
  [1, 2],
  [1.5, 3],
  [2, 4],
])('volume %d plays a tone of 0.2 at %d tenths', async (volume, expected) => {
  await render(strict(<CallAudio levelled={false} participants={ada(microphone())} volumes={{ ada: volume }} />));
  await expect.poll(tenths).toBe(expected);
});

test('volume changes both ways while the stream plays', async () => {
  const participants = ada(microphone());
  const screen = await render(strict(<CallAudio levelled={false} participants={participants} />));
  for (const [volume, expected] of [[2, 4], [1.5, 3], [0.5, 1], [0, 0], [1, 2]] as const) {
    await screen.rerender(strict(<CallAudio levelled={false} participants={participants} volumes={{ ada: volume }} />));
    await expect.poll(tenths).toBe(expected);
  }
});

test('makes softer what an element cannot, as on iPhones', async () => {
  const volumeOf = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'volume')!;
  Object.defineProperty(HTMLMediaElement.prototype, 'volume', { ...volumeOf, get: () => 1, set() {} });
  undo.push(() => Object.defineProperty(HTMLMediaElement.prototype, 'volume', volumeOf));
  await render(strict(<CallAudio levelled={false} participants={ada(microphone())} volumes={{ ada: 0.5 }} />));
  await expect.poll(tenths).toBe(1);
});

test('amplifies what comes over a connection, and tracks that come later', async () => {
  const stream = microphone();
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  undo.push(() => near.close(), () => far.close());
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  const remote = new MediaStream();
  far.ontrack = ({ track }) => {
    remote.addTrack(track);
    remote.dispatchEvent(new MediaStreamTrackEvent('addtrack', { track }));
  };
  await render(strict(<CallAudio levelled={false} participants={ada(remote)} volumes={{ ada: 2 }} />));
  near.addTrack(stream.getAudioTracks()[0]!, stream);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
  await expect.poll(() => meter.heard()).toBeGreaterThan(0.3);
});

test('nobody is heard twice: tiles of the same streams show video only, those of others play on', async () => {
  const [camera, other] = [microphone(220, true), microphone(330, true)];
  const call = (withAudio: boolean) =>
    strict(
      <>
        <VideoGrid>
          <VideoTile name="Ada" stream={camera} />
          <VideoTile name="Radio" stream={other} />
        </VideoGrid>
        {withAudio && <CallAudio levelled={false} participants={ada(camera)} />}
      </>,
    );
  const screen = await render(call(true));
  const muted = () => [...screen.container.querySelectorAll('video')].map((video) => video.muted);
  await expect.poll(muted).toEqual([true, false]);
  await expect.poll(() => [...screen.container.querySelectorAll('video')].every((video) => !video.paused)).toBe(true);
  expect(audio().muted).toBe(false);

  await screen.rerender(call(false));
  await expect.poll(muted).toEqual([false, false]);
  await screen.rerender(call(true));
  await expect.poll(muted).toEqual([true, false]);
});

test('goes on after a pause that nobody asked for', async () => {
  await render(strict(<CallAudio levelled={false} participants={ada(microphone())} />));
  await expect.poll(tenths).toBe(2);
  audio().pause();
  expect(audio().paused).toBe(true);
  await expect.poll(tenths).toBe(2);
});

/** The browser before the first click. */
function blockAudio() {
  const { play } = HTMLMediaElement.prototype;
  return vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function block(this: HTMLMediaElement) {
    if (this.muted) return play.call(this);
    this.pause();
    return Promise.reject(new DOMException('A gesture is needed first.', 'NotAllowedError'));
  });
}

test.each(['of its own', 'of the page'])('one button %s turns on only what should sound', async (place) => {
  const refusal = blockAudio();
  const call = (
    <>
      <VideoTile name="Me" self stream={microphone(440, true)} />
      <CallAudio
        levelled={false}
        participants={[...ada(microphone()), { id: 'ben', camera: microphone(330) }, { id: 'cleo', camera: microphone(550) }]}
        volumes={{ cleo: 0 }}
      />
    </>
  );
  const screen = await render(strict(place === 'of its own' ? call : <AutoplayGate>{call}</AutoplayGate>));
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  await expect.element(button).toBeVisible();
  await expect.poll(() => audios().map((each) => each.dataset['blocked'])).toEqual(['true', 'true', undefined]);
  expect(button.elements()).toHaveLength(1);

  refusal.mockRestore();
  (button.element() as HTMLElement).click();
  await expect.poll(() => audios().map((each) => each.muted)).toEqual([false, false, true]);
  await expect.poll(() => audios().every((each) => !each.paused)).toBe(true);
  expect(screen.container.querySelector('video')!.muted).toBe(true);
  await expect.element(button).not.toBeInTheDocument();
});

test('plays through the chosen speaker, amplified too, and returns to it when it is back', async () => {
  const headset: VirtualDevice = { kind: 'audiooutput', deviceId: 'headset', label: 'Headset' };
  const devices = createVirtualDevices({
    devices: [{ kind: 'audiooutput', deviceId: 'desk', label: 'Desk speaker' }, headset],
  });
  undo.push(() => devices.restore());
  const participants = ada(microphone());
  const call = (volume: number) =>
    strict(<CallAudio levelled={false} participants={participants} speakerId="headset" volumes={{ ada: volume }} />);
  const screen = await render(call(1));
  await expect.poll(() => audio().sinkId).toBe('headset');
  await screen.rerender(call(2));
  await expect.poll(tenths).toBe(4);
  expect(audio().sinkId).toBe('headset');
  devices.unplug('headset');
  await expect.poll(() => audio().sinkId).toBe('');
  devices.plug(headset);
  await expect.poll(() => audio().sinkId).toBe('headset');
});

/** The peak of a tone of 220 Hz that is as loud as everyone shall be, and what it may be off by: 3 dB. */
const EQUAL = 0.157;
const OFF_BY = 1.41;

test.each([0.01, 0.3])('a tone of %d becomes as loud as everyone, and goes on to be', async (volume) => {
  const synthetic = createSyntheticStream({ toneHz: 220, video: false });
  synthetic.setVolume(volume);
  made.push(synthetic);
  const screen = await render(strict(<CallAudio participants={ada(synthetic.stream)} />));
  await expect.poll(() => meter.heard()).toBeGreaterThan(EQUAL / OFF_BY);
  await expect.poll(() => meter.heard()).toBeLessThan(EQUAL * OFF_BY);
  await screen.rerender(strict(<CallAudio participants={ada(synthetic.stream)} volumes={{ ada: 2 }} />));
  await expect.poll(() => meter.heard()).toBeGreaterThan((2 * EQUAL) / OFF_BY);
});

test('silence and the noise of a room are not made louder, nor is the audio of a screen', async () => {
  const [room, shared] = [createSyntheticStream({ toneHz: 220, video: false }), createSyntheticStream({ toneHz: 220, video: false })];
  made.push(room, shared);
  room.setVolume(0.002);
  shared.setVolume(0.02);
  // As loud as can be, so that what would be levelled has been.
  const voice = createSyntheticStream({ toneHz: 220, video: false });
  voice.setVolume(0.01);
  made.push(voice);
  await render(
    strict(
      <CallAudio
        participants={[
          { id: 'quiet', camera: room.stream },
          { id: 'sharing', camera: null, screen: shared.stream },
          { id: 'voice', camera: voice.stream },
        ]}
      />,
    ),
  );
  await expect.poll(() => meter.heard()).toBeGreaterThan(EQUAL / OFF_BY);
  expect(audios().map(({ srcObject }) => srcObject).slice(0, 2)).toEqual([room.stream, shared.stream]);
  expect(audios().map((each) => each.volume).slice(0, 2)).toEqual([1, 1]);
});

test('one that is amplified is not amplified anew when it becomes softer than it comes', async () => {
  const opened = vi.spyOn(AudioContext.prototype, 'createMediaStreamDestination');
  const synthetic = createSyntheticStream({ toneHz: 220, video: false });
  synthetic.setVolume(0.05);
  made.push(synthetic);
  await render(<CallAudio participants={ada(synthetic.stream)} />);
  await expect.poll(() => meter.heard()).toBeGreaterThan(EQUAL / OFF_BY);
  synthetic.setVolume(0.4);
  await expect.poll(() => meter.heard()).toBeLessThan(EQUAL * OFF_BY);
  expect(opened.mock.calls.length).toBe(1);
});

test.each([1, 2])('plays in a browser without Web Audio, at volume %d', async (volume) => {
  const stream = microphone();
  undo.push(replaceProperty(globalThis, 'AudioContext', { value: undefined }));
  await render(strict(<CallAudio participants={ada(stream)} volumes={{ ada: volume }} />));
  await expect.poll(() => audio().paused).toBe(false);
  expect(audio()).toMatchObject({ srcObject: stream, volume: 1, muted: false });
});

test('levels again once the browser lets audio run, from a click on', async () => {
  const state = vi.spyOn(AudioContext.prototype, 'state', 'get').mockReturnValue('suspended');
  const resumed = vi.spyOn(AudioContext.prototype, 'resume');
  await render(<CallAudio participants={ada(microphone())} />);
  // The tone's own context, and that of what measures it.
  await expect.poll(() => new Set(resumed.mock.contexts).size).toBe(2);
  const before = resumed.mock.calls.length;
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  expect(resumed.mock.calls.length).toBeGreaterThan(before);
  state.mockRestore();
});

test('leaves no listener, no audio context and no element behind', async () => {
  const stream = microphone();
  const added = vi.spyOn(stream, 'addEventListener');
  const removed = vi.spyOn(stream, 'removeEventListener');
  const closed = vi.spyOn(AudioContext.prototype, 'close');
  const opened = vi.spyOn(AudioContext.prototype, 'createMediaStreamDestination');
  const screen = await render(strict(<CallAudio levelled={false} participants={ada(stream)} volumes={{ ada: 2 }} />));
  await expect.poll(tenths).toBe(4);
  expect(added.mock.calls.length).toBeGreaterThan(0);
  await screen.unmount();
  expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
    expect.arrayContaining(added.mock.calls.map(([type, listener]) => [type, listener])),
  );
  const contexts = new Set(opened.mock.contexts as AudioContext[]);
  expect(contexts).toEqual(new Set(closed.mock.contexts));
  await expect.poll(() => [...contexts].map(({ state }) => state)).toEqual([...contexts].map(() => 'closed'));
});
