import { afterAll, expect, vi } from 'vitest';

// Test files that share a page (`isolate: false`) may leave nothing in it that goes on working for the next ones. This
// holds them to it: when a file ends, every connection and AudioContext that an earlier file made is closed. Its own may
// still be open, since a story stays until the next one is shown.

interface Made {
  /** How many files the page had run before the one that made it. */
  file: number;
  what: 'connection' | 'AudioContext';
  isOpen(): boolean;
}

const page = globalThis as typeof globalThis & { visavisMade?: { files: number; all: Made[] } };
const made = (page.visavisMade ??= { files: 0, all: [] });
const file = made.files++;

watch('RTCPeerConnection', ({ signalingState }) => signalingState !== 'closed', 'connection');
watch('AudioContext', ({ state }) => state !== 'closed', 'AudioContext');

const leftOpen = () => made.all.filter((each) => each.file < file && each.isOpen()).map(({ what }) => what);

afterAll(async () => {
  await vi.waitFor(() => expect(leftOpen(), 'what files before this one have left open in their page').toEqual([]));
  made.all = made.all.filter((each) => each.isOpen());
});

/** Keeps every instance that this file makes from now on. */
function watch<Name extends 'RTCPeerConnection' | 'AudioContext'>(
  name: Name,
  isOpen: (instance: InstanceType<(typeof globalThis)[Name]>) => boolean,
  what: Made['what'],
) {
  const Original = globalThis[name];
  globalThis[name] = new Proxy(Original, {
    construct(target, args, newTarget) {
      const instance = Reflect.construct(target, args, newTarget);
      made.all.push({ file, what, isOpen: () => isOpen(instance) });
      return instance;
    },
  });
  afterAll(() => void (globalThis[name] = Original));
}
