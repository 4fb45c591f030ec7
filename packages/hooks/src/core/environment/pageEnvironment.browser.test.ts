import { expect, it, onTestFinished } from 'vitest';
import { replaceProperty } from '../../testing/replaceProperty';
import type { PageEvent } from './environment';
import { createPageEnvironment } from './pageEnvironment';

function listen() {
  const environment = createPageEnvironment();
  const events: PageEvent[] = [];
  onTestFinished(environment.subscribe((event) => events.push(event)));
  return { environment, events };
}

it('tells what happens to the page, and nothing after the last listener left', () => {
  const environment = createPageEnvironment();
  const events: PageEvent[] = [];
  const unsubscribe = environment.subscribe((event) => events.push(event));
  globalThis.dispatchEvent(new Event('offline'));
  globalThis.dispatchEvent(new Event('online'));
  document.dispatchEvent(new Event('freeze'));
  document.dispatchEvent(new Event('resume'));
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
  globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  const all: PageEvent[] = ['offline', 'online', 'frozen', 'resumed', 'pagehide', 'resumed'];
  expect(events).toEqual(all);
  unsubscribe();
  globalThis.dispatchEvent(new Event('offline'));
  expect(events).toEqual(all);
});

it('is not watched while it is hidden, unless it is claimed or floats in a window', () => {
  const { environment, events } = listen();
  expect(environment.isWatched).toBe(true);
  onTestFinished(replaceProperty(document, 'hidden', { get: () => true }));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(environment).toMatchObject({ isHidden: true, isWatched: false });

  const release = [environment.watch(), environment.watch()];
  expect(environment.isWatched).toBe(true);
  release.forEach((each) => each());
  expect(environment.isWatched).toBe(false);

  const video = document.body.appendChild(document.createElement('video'));
  onTestFinished(() => video.remove());
  onTestFinished(replaceProperty(document, 'pictureInPictureElement', { get: () => video }));
  video.dispatchEvent(new Event('enterpictureinpicture', { bubbles: true }));
  expect(environment.isWatched).toBe(true);
  expect(events).toEqual(['visibility', 'visibility', 'visibility', 'visibility']);
});

it('measures how late its own timers are', async () => {
  const { environment } = listen();
  const fired = new Promise<void>((resolve) => environment.setTimer(resolve, 0));
  const until = performance.now() + 300;
  while (performance.now() < until);
  await fired;
  expect(environment.latenessMs).toBeGreaterThan(250);
});

it('runs a task soon, and not one that was cancelled', async () => {
  const { environment } = listen();
  const ran: string[] = [];
  const cancel = environment.soon(() => ran.push('cancelled'));
  cancel();
  await new Promise<void>((resolve) => environment.soon(resolve));
  expect(ran).toEqual([]);
});
