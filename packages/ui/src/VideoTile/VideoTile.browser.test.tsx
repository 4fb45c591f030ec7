import { createRef, StrictMode, type ReactNode } from 'react';
import {
  createSyntheticStream,
  createVirtualDevices,
  type SyntheticStream,
  type SyntheticStreamOptions,
} from '@visavis/hooks/testing';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Locator } from 'vitest/browser';
import { AutoplayGate } from '../AutoplayGate/AutoplayGate';
import { VideoGrid } from '../VideoGrid/VideoGrid';
import '../styles/index.css';
import { VideoTile } from './VideoTile';

const held: SyntheticStream[] = [];

function camera(options?: SyntheticStreamOptions): MediaStream {
  const synthetic = createSyntheticStream(options);
  held.push(synthetic);
  return synthetic.stream;
}

afterEach(() => {
  for (const synthetic of held.splice(0)) synthetic.stop();
  vi.restoreAllMocks();
});

const strict = (children: ReactNode) => render(<StrictMode>{children}</StrictMode>);

const tileIn = (container: HTMLElement) => container.querySelector<HTMLElement>('.visavis-video-tile')!;
const videoIn = (container: HTMLElement) => container.querySelector('video')!;

/** By script: a driven stock Firefox takes no button in a tile for visible. */
const press = (button: Locator) => (button.element() as HTMLElement).click();

/** Adds or removes a track and says so, as the hooks do for changes made by script. */
function change(stream: MediaStream, type: 'addtrack' | 'removetrack', track: MediaStreamTrack) {
  if (type === 'addtrack') stream.addTrack(track);
  else stream.removeTrack(track);
  stream.dispatchEvent(new MediaStreamTrackEvent(type, { track }));
}

test('shows the picture, and has the same size before and after it comes', async () => {
  const { container, rerender } = await strict(<VideoTile name="Ada" />);
  const before = tileIn(container).getBoundingClientRect();
  expect(tileIn(container).dataset.picture).toBe('off');

  await rerender(
    <StrictMode>
      <VideoTile name="Ada" stream={camera({ width: 320, height: 640 })} />
    </StrictMode>,
  );
  await expect.poll(() => videoIn(container).videoHeight).toBe(640);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');
  await expect.poll(() => getComputedStyle(container.querySelector('.visavis-avatar')!).visibility).toBe('hidden');
  const after = tileIn(container).getBoundingClientRect();
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  expect(before.width / before.height).toBeCloseTo(16 / 9, 2);
});

test('follows the tracks that come and go in one stream', async () => {
  const stream = camera({ toneHz: 220 });
  const track = stream.getVideoTracks()[0]!;
  const { container } = await strict(<VideoTile name="Ada" stream={stream} muted />);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');

  change(stream, 'removetrack', track);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('off');
  expect(videoIn(container).paused).toBe(false);

  change(stream, 'addtrack', track);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');
  expect(track.readyState).toBe('live');
});

test('keeps the avatar while a live track has no frame yet', async () => {
  const connection = new RTCPeerConnection();
  onTestFinished(() => connection.close());
  const { track } = connection.addTransceiver('video').receiver;
  const waiting = new MediaStream([track]);
  // The local participant's tile does not ask whether anything arrives.
  const { container, rerender } = await strict(<VideoTile name="Ada" self stream={waiting} />);
  await expect.poll(() => videoIn(container).srcObject).toBe(waiting);
  expect(track.readyState).toBe('live');
  expect(tileIn(container).dataset.picture).toBe('off');
  expect(getComputedStyle(container.querySelector('.visavis-avatar')!).visibility).toBe('visible');

  await rerender(
    <StrictMode>
      <VideoTile name="Ada" self stream={camera()} />
    </StrictMode>,
  );
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');
});

test('shows all of an upright video in a wide tile, and fills an upright one with it', async () => {
  const tile = (aspectRatio: number) => (
    <StrictMode>
      <VideoTile name="Ada" stream={camera({ width: 360, height: 640 })} aspectRatio={aspectRatio} />
    </StrictMode>
  );
  const { container, rerender } = await render(tile(16 / 9));
  await expect.poll(() => getComputedStyle(videoIn(container)).objectFit).toBe('contain');
  await rerender(tile(9 / 16));
  await expect.poll(() => getComputedStyle(videoIn(container)).objectFit).toBe('cover');
});

test('a muted microphone has no ring, whatever it picks up', async () => {
  const { container, rerender } = await strict(<VideoTile name="Ada" microphone="muted" speaking />);
  expect(tileIn(container).dataset.speaking).toBeUndefined();
  await rerender(<VideoTile name="Ada" microphone="on" speaking />);
  expect(tileIn(container).dataset.speaking).toBeDefined();
});

test('shows the avatar while a track from afar is muted', async () => {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  const negotiate = async () => {
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription!);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription!);
  };
  const remote = new Promise<MediaStream>((resolve) => {
    far.ontrack = ({ streams }) => resolve(streams[0]!);
  });
  const stream = camera();
  near.addTrack(stream.getVideoTracks()[0]!, stream);
  await negotiate();

  // A stream of our own, since the browser takes the track out of the one it made.
  const shown = new MediaStream((await remote).getTracks());
  const { container } = await strict(<VideoTile name="Ada" stream={shown} />);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');

  near.getTransceivers()[0]!.direction = 'inactive';
  await negotiate();
  await expect.poll(() => shown.getVideoTracks()[0]!.muted).toBe(true);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('off');
  near.close();
  far.close();
});

test.each<[string, { self: boolean; source?: 'screen' }, MediaTrackSettings, boolean]>([
  ['one’s own camera that does not say where it looks', { self: true }, {}, true],
  ['one’s own front camera', { self: true }, { facingMode: 'user' }, true],
  ['one’s own rear camera', { self: true }, { facingMode: 'environment' }, false],
  ['one’s own screen', { self: true, source: 'screen' }, {}, false],
  ['somebody else', { self: false }, { facingMode: 'user' }, false],
])('mirroring: %s', async (_who, props, settings, mirrored) => {
  const stream = camera();
  stream.getVideoTracks()[0]!.getSettings = () => settings;
  const { container } = await strict(<VideoTile name="Ada" stream={stream} {...props} />);
  await expect.poll(() => tileIn(container).dataset.picture).toBe('on');
  expect(getComputedStyle(videoIn(container)).transform).toBe(
    mirrored ? 'matrix(-1, 0, 0, 1, 0, 0)' : 'none',
  );
});

test('clears srcObject and its listeners when it goes, and stops no track', async () => {
  const stream = camera({ toneHz: 220 });
  const targets: EventTarget[] = [stream, ...stream.getVideoTracks()];
  let listeners = 0;
  for (const target of targets) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = (...args: Parameters<EventTarget['addEventListener']>) => {
      listeners += 1;
      const options = args[2];
      if (typeof options === 'object') options.signal?.addEventListener('abort', () => (listeners -= 1));
      addEventListener.apply(target, args);
    };
    target.removeEventListener = (...args: Parameters<EventTarget['removeEventListener']>) => {
      listeners -= 1;
      removeEventListener.apply(target, args);
    };
  }
  const { container, unmount } = await strict(<VideoTile name="Ada" stream={stream} muted />);
  const video = videoIn(container);
  expect(video.srcObject).toBe(stream);
  expect(listeners).toBeGreaterThan(0);

  await unmount();
  expect(video.srcObject).toBeNull();
  expect(listeners).toBe(0);
  expect(stream.getTracks().map((track) => track.readyState)).toEqual(['live', 'live']);
});

test('plays the sound of others and never one’s own', async () => {
  const stream = camera({ toneHz: 220 });
  const { container, rerender } = await strict(<VideoTile name="Ada" stream={stream} />);
  const video = videoIn(container);
  await expect.poll(() => video.paused).toBe(false);
  expect(video.muted).toBe(false);
  await rerender(
    <StrictMode>
      <VideoTile name="Ada" stream={stream} self />
    </StrictMode>,
  );
  await expect.poll(() => video.muted).toBe(true);
});

test('plays through the chosen speaker, and through the system’s while that one is away, from the start too', async () => {
  const headset = { kind: 'audiooutput', deviceId: 'headset', label: 'Headset' } as const;
  const devices = createVirtualDevices({ devices: [{ ...headset, deviceId: 'desk', label: 'Desk speaker' }] });
  const { container, unmount } = await strict(
    <VideoTile name="Ada" stream={camera({ toneHz: 220 })} speakerId="headset" />,
  );
  await expect.poll(() => videoIn(container).paused).toBe(false);
  expect(videoIn(container).sinkId).toBe('');
  devices.plug(headset);
  await expect.poll(() => videoIn(container).sinkId).toBe('headset');
  devices.unplug('headset');
  await expect.poll(() => videoIn(container).sinkId).toBe('');
  await unmount();
  devices.restore();
});

/** The browser before the first click: sound is refused, a silent picture is not. */
function refuseSound() {
  const { play } = HTMLMediaElement.prototype;
  return vi
    .spyOn(HTMLMediaElement.prototype, 'play')
    .mockImplementation(function refuse(this: HTMLMediaElement) {
      if (this.muted) return play.call(this);
      this.pause();
      return Promise.reject(new DOMException('A gesture is needed first.', 'NotAllowedError'));
    });
}

test('when sound is held back, plays the picture and offers a button', async () => {
  const refusal = refuseSound();
  const screen = await strict(<VideoTile name="Ada" stream={camera({ toneHz: 220 })} />);
  const video = videoIn(screen.container);
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  await expect.element(button).toBeVisible();
  await expect.poll(() => video.paused).toBe(false);
  expect(video.muted).toBe(true);

  press(button);
  await expect.element(button).toBeVisible();
  await expect.poll(() => video.paused && video.muted).toBe(false);

  refusal.mockRestore();
  press(button);
  await expect.poll(() => video.muted).toBe(false);
  await expect.element(button).not.toBeInTheDocument();
});

test('below a gate there is one button for all', async () => {
  const refusal = refuseSound();
  const screen = await strict(
    <AutoplayGate>
      <VideoTile name="Ada" stream={camera({ toneHz: 220 })} />
      <VideoTile name="Grace" stream={camera({ toneHz: 330 })} />
      <VideoTile name="Me" stream={camera({ toneHz: 440 })} self />
    </AutoplayGate>,
  );
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  await expect.element(button).toBeVisible();
  await expect.poll(() => screen.container.querySelectorAll('[data-sound="blocked"]').length).toBe(2);
  expect(button.elements()).toHaveLength(1);

  refusal.mockRestore();
  press(button);
  const videos = [...screen.container.querySelectorAll('video')];
  await expect.poll(() => videos.map((video) => video.muted)).toEqual([false, false, true]);
  await expect.element(button).not.toBeInTheDocument();
});

test('a tile that goes takes its request for sound with it', async () => {
  refuseSound();
  const tile = <VideoTile name="Ada" stream={camera({ toneHz: 220 })} />;
  const screen = await strict(<AutoplayGate>{tile}</AutoplayGate>);
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  await expect.element(button).toBeVisible();
  await screen.rerender(
    <StrictMode>
      <AutoplayGate />
    </StrictMode>,
  );
  await expect.element(button).not.toBeInTheDocument();
});

test('is an item of a grid’s list, named after the participant, with its state in data-*', async () => {
  const screen = await strict(
    <VideoGrid>
      <VideoTile name="Ada" status="reconnecting" microphone="muted" speaking />
      <VideoTile name="Ada" source="screen" />
    </VideoGrid>,
  );
  const tile = screen
    .getByRole('list', { name: 'Participants' })
    .getByRole('listitem', { name: 'Ada', exact: true });
  await expect.element(tile).toHaveAttribute('data-status', 'reconnecting');
  await expect.element(tile).toHaveAttribute('data-microphone', 'muted');
  expect(tile.element().querySelector('video')).not.toBeNull();
  await expect.element(tile.getByText('Reconnecting…')).toBeVisible();
  await expect.element(tile.getByText('Microphone off')).toBeInTheDocument();
  await expect.element(screen.getByRole('listitem', { name: 'Ada’s screen' })).toBeVisible();
});

test('passes class, style, ref and the rest to its root', async () => {
  const ref = createRef<HTMLDivElement>();
  await strict(
    <VideoTile name="Ada" ref={ref} className="mine" style={{ opacity: 0.9 }} id="tile" aspectRatio={1}>
      Above
    </VideoTile>,
  );
  const root = ref.current!;
  expect(root.className).toBe('visavis-video-tile mine');
  expect(root.id).toBe('tile');
  expect(getComputedStyle(root).opacity).toBe('0.9');
  expect(root.offsetWidth).toBe(root.offsetHeight);
});

test('a click on the button starts a muted tile whose video was blocked, and does not unmute it', async () => {
  const { play } = HTMLMediaElement.prototype;
  const refusal = vi
    .spyOn(HTMLMediaElement.prototype, 'play')
    .mockRejectedValue(new DOMException('A gesture is needed first.', 'NotAllowedError'));
  const screen = await strict(<VideoTile name="Me" self stream={camera({ toneHz: 220 })} />);
  const button = screen.getByRole('button', { name: 'Turn on sound' });
  await expect.element(button).toBeVisible();
  refusal.mockImplementation(function allow(this: HTMLMediaElement) {
    return play.call(this);
  });
  press(button);
  await expect.element(button).not.toBeInTheDocument();
  expect(videoIn(screen.container).paused).toBe(false);
  expect(videoIn(screen.container).muted).toBe(true);
});

test('goes on after a pause that nobody asked for', async () => {
  const { container } = await strict(<VideoTile name="Ada" stream={camera({ toneHz: 220 })} />);
  await expect.poll(() => videoIn(container).paused).toBe(false);
  videoIn(container).pause();
  expect(videoIn(container).paused).toBe(true);
  await expect.poll(() => videoIn(container).paused).toBe(false);
});
