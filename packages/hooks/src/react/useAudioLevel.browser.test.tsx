import { Profiler, StrictMode, useEffect } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { addTrackTo, removeTrackFrom } from '../core/media/streamTracks';
import { setTrackEnabled } from '../core/media/trackEnabled';
import { replaceProperty } from '../testing/replaceProperty';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { watchMade } from '../testing/watchMade';
import { useAudioLevel } from './useAudioLevel';

let contexts: AudioContext[] = [];
let tones: SyntheticStream[] = [];

beforeEach(() => {
  contexts = watchMade('AudioContext');
});
afterEach(() => {
  for (const tone of tones) tone.stop();
  tones = [];
});

/** A tone, and only then a look at the contexts, since it has one of its own. */
function tone(): SyntheticStream {
  const made = createSyntheticStream({ video: false, toneHz: 440 });
  tones.push(made);
  contexts.length = 0;
  return made;
}

const audioTrackOf = ({ stream }: SyntheticStream) => {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('A tone has a track.');
  return track;
};

const renderLevel = (source: MediaStream | MediaStreamTrack | null) =>
  renderHook(
    (props?: { source: MediaStream | MediaStreamTrack | null }) => useAudioLevel(props?.source ?? null),
    {
      wrapper: StrictMode,
      initialProps: { source },
    },
  );

describe('useAudioLevel', () => {
  test('hears a tone, and how loud it is', async () => {
    const source = tone();
    const { result, unmount } = await renderLevel(source.stream);
    // A sine at half of full scale: 9 dB below it, of the 60 that the scale has.
    await expect.poll(() => result.current.getLevel()).toBeCloseTo(0.85, 1);
    source.setVolume(0.05);
    await expect.poll(() => result.current.getLevel()).toBeCloseTo(0.52, 1);
    source.setVolume(0);
    await expect.poll(() => result.current.getLevel()).toBe(0);
    await unmount();
  });

  test('tells its subscribers, until they leave', async () => {
    const source = tone();
    const { result, unmount } = await renderLevel(audioTrackOf(source));
    const heard: number[] = [];
    const unsubscribe = result.current.subscribe((level) => heard.push(level));
    await expect.poll(() => heard.at(-1) ?? 0).toBeGreaterThan(0.5);
    unsubscribe();
    const { length } = heard;
    source.setVolume(0);
    await expect.poll(() => result.current.getLevel()).toBe(0);
    expect(heard).toHaveLength(length);
    await unmount();
  });

  test('a muted track reads 0 at once', async () => {
    const source = tone();
    const track = audioTrackOf(source);
    const { result, unmount } = await renderLevel(source.stream);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    setTrackEnabled(track, false);
    await expect.poll(() => result.current.getLevel()).toBe(0);
    setTrackEnabled(track, true);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    await unmount();
  });

  test('follows the tracks of a stream', async () => {
    const track = audioTrackOf(tone());
    const stream = new MediaStream();
    const { result, unmount } = await renderLevel(stream);
    expect(result.current.getLevel()).toBe(0);
    addTrackTo(stream, track);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    removeTrackFrom(stream, track);
    await expect.poll(() => result.current.getLevel()).toBe(0);
    await unmount();
  });

  test('a track that ended reads 0', async () => {
    const track = audioTrackOf(tone());
    const { result, unmount } = await renderLevel(track);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    track.stop();
    await expect.poll(() => result.current.getLevel()).toBe(0);
    await unmount();
  });

  test('twenty meters share one context, render once, and close it when they go', async () => {
    const source = tone();
    const levels: number[] = [];
    let commits = 0;
    let changes = 0;
    const meters = Array.from({ length: 20 }, (_, index) => (
      <Meter
        key={index}
        source={source.stream}
        onLevel={(level) => {
          levels[index] = level;
          changes += 1;
        }}
      />
    ));
    const page = await render(
      <Profiler id="meters" onRender={() => (commits += 1)}>
        {meters}
      </Profiler>,
      { wrapper: StrictMode },
    );
    await expect.poll(() => levels.filter((level) => level > 0.5).length).toBe(20);
    const from = { commits, changes };
    source.setVolume(0.05);
    // A sound that swells and sinks, heard by all: a hundred changes at each.
    let step = 0;
    await expect
      .poll(
        () => {
          source.setVolume(0.05 + 0.4 * Math.abs(Math.sin(step++ / 10)));
          return changes - from.changes;
        },
        { interval: 20 },
      )
      .toBeGreaterThan(20 * 100);
    expect(commits - from.commits).toBe(0);
    expect(commits).toBe(1);
    expect(contexts).toHaveLength(1);
    expect(contexts[0]?.state).toBe('running');
    await page.unmount();
    await expect.poll(() => contexts[0]?.state).toBe('closed');
  });

  test('goes on at the next gesture where the browser has suspended it', async () => {
    const { stream } = tone();
    const { result, unmount } = await renderLevel(stream);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    await contexts[0]?.suspend();
    await expect.poll(() => result.current.getLevel()).toBe(0);
    document.dispatchEvent(new Event('pointerdown'));
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    await unmount();
  });

  test('hears another browser, also where nothing plays its sound', async () => {
    const { stream } = tone();
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
    far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
    const arrived = new Promise<MediaStream>((resolve) => {
      far.ontrack = ({ streams }) => streams[0] && resolve(streams[0]);
    });
    for (const track of stream.getTracks()) near.addTrack(track, stream);
    await near.setLocalDescription();
    if (near.localDescription) await far.setRemoteDescription(near.localDescription);
    await far.setLocalDescription();
    if (far.localDescription) await near.setRemoteDescription(far.localDescription);

    const { result, unmount } = await renderLevel(await arrived);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    await unmount();
    near.close();
    far.close();
  });

  test('a track that gives no audio reads 0 and says so, and the tree stays', async () => {
    const { stream, stop } = createSyntheticStream();
    const [video] = stream.getVideoTracks();
    if (!video) throw new Error('There is a video track.');
    const { result, rerender, unmount } = await renderLevel(video);
    expect(result.current.getLevel()).toBe(0);
    expect(result.current.getError()?.code).toBe('not-supported');
    await rerender({ source: tone().stream });
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    expect(result.current.getError()).toBeNull();
    await unmount();
    stop();
  });

  test('a page that gets no more contexts has no level, and an error instead of a broken tree', async () => {
    const { stream } = tone();
    const undo = replaceProperty(globalThis, 'AudioContext', {
      value: function AudioContext() {
        throw new DOMException('The number of hardware contexts is at its maximum.', 'NotSupportedError');
      },
    });
    const { result, unmount } = await renderLevel(stream);
    undo();
    expect(result.current.getLevel()).toBe(0);
    expect(result.current.getError()).toMatchObject({ code: 'not-supported', cause: { name: 'NotSupportedError' } });
    await unmount();
    expect(result.current.getError()).toBeNull();
  });

  test('nothing to hear needs no context', async () => {
    tone();
    const { result, unmount } = await renderLevel(null);
    expect(result.current.getLevel()).toBe(0);
    expect(contexts).toHaveLength(0);
    await unmount();
  });

  test('another source is another meter, the same one is the same', async () => {
    const [first, second] = [tone(), tone()];
    const { result, rerender, unmount } = await renderLevel(first.stream);
    const meter = result.current;
    await rerender({ source: first.stream });
    expect(result.current).toBe(meter);
    await rerender({ source: second.stream });
    expect(result.current).not.toBe(meter);
    await expect.poll(() => result.current.getLevel()).toBeGreaterThan(0.5);
    expect(meter.getLevel()).toBe(0);
    await unmount();
    await expect.poll(() => contexts.map(({ state }) => state)).not.toContain('running');
  });
});

function Meter({ source, onLevel }: { source: MediaStream; onLevel: (level: number) => void }) {
  const level = useAudioLevel(source);
  useEffect(() => level.subscribe(onLevel), [level, onLevel]);
  return null;
}
