import { expect, it, onTestFinished } from 'vitest';
import { createSyntheticStream } from '../../testing/index';
import { makeEndable, makeInterruptible } from '../../testing/endableTrack';
import { createLocalMedia } from './localMedia';

function watched() {
  let changes = 0;
  const local = createLocalMedia(() => (changes += 1));
  const camera = createSyntheticStream({ color: 'rgb(200 40 40)', toneHz: 440 });
  const screen = createSyntheticStream({ color: 'rgb(40 160 60)' });
  const [screenTrack] = screen.stream.getVideoTracks() as [MediaStreamTrack];
  const endScreen = makeEndable(screenTrack);
  const interrupt = new Map(camera.stream.getTracks().map((track) => [track, makeInterruptible(track)]));
  local.watch();
  local.set(camera.stream, screen.stream);
  onTestFinished(() => {
    local.unwatch();
    camera.stop();
    screen.stop();
  });
  return { local, interrupt, endScreen, changes: () => changes };
}

it('shares no screen any more whose raw stream the user ended by the bar of the browser', () => {
  const { local, endScreen, changes } = watched();
  expect(local.describe('Ada').screen).not.toBeNull();
  const before = changes();
  endScreen();
  expect(changes()).toBe(before + 1);
  expect(local.describe('Ada').screen).toBeNull();
});

it('says so when a phone call takes camera and microphone, and when they are back', () => {
  const { local, interrupt, changes } = watched();
  for (const [track, setInterrupted] of interrupt) {
    const before = changes();
    setInterrupted(true);
    expect(changes()).toBe(before + 1);
    expect(local.describe('Ada')).toMatchObject(track.kind === 'audio' ? { microphone: 'interrupted' } : { cameraStatus: 'interrupted' });
    setInterrupted(false);
    expect(local.describe('Ada')).toMatchObject(track.kind === 'audio' ? { microphone: 'on' } : { cameraStatus: 'on' });
  }
});
