import { afterEach, expect, test } from 'vitest';
import { createSyntheticStream, type SyntheticStream } from '../../testing/syntheticStream';
import { addTrackTo, onTracksChange, removeTrackFrom, swapTrackIn } from './streamTracks';

const cameras: SyntheticStream[] = [];
afterEach(() => {
  for (const camera of cameras.splice(0)) camera.stop();
});

function cameraTrack(): MediaStreamTrack {
  const camera = createSyntheticStream();
  cameras.push(camera);
  const [track] = camera.stream.getVideoTracks();
  if (!track) throw new Error('A synthetic camera has a track.');
  return track;
}

test('a change by script fires the events of a change by the browser, once', () => {
  const stream = new MediaStream();
  const seen: string[] = [];
  stream.addEventListener('addtrack', ({ track }) => seen.push(`+${track.id}`));
  stream.addEventListener('removetrack', ({ track }) => seen.push(`-${track.id}`));
  const track = cameraTrack();

  addTrackTo(stream, track);
  addTrackTo(stream, track);
  removeTrackFrom(stream, track);
  removeTrackFrom(stream, track);
  expect(seen).toEqual([`+${track.id}`, `-${track.id}`]);
  expect(track.readyState).toBe('live');
});

test('a swap shows its listeners the final stream on the first event already', () => {
  const [before, after] = [cameraTrack(), cameraTrack()];
  const stream = new MediaStream([before]);
  const seen: MediaStreamTrack[][] = [];
  const undo = onTracksChange(stream, () => seen.push(stream.getTracks()));
  swapTrackIn(stream, before, after);
  expect(seen).toEqual([[after], [after]]);

  undo();
  swapTrackIn(stream, after, before);
  expect(seen).toHaveLength(2);
});
