import { afterEach, describe, expect, test, vi } from 'vitest';

/** What a browser has and Node has not, or not in the same way; most of what the hooks use. */
const browserGlobals = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'AudioContext',
  'MediaStream',
  'MediaStreamTrack',
  'RTCPeerConnection',
  'BroadcastChannel',
  'HTMLMediaElement',
  'MutationObserver',
  'MediaRecorder',
  'OffscreenCanvas',
  'Audio',
] as const;

const entries = {
  index: () => import('../index'),
  core: () => import('../core/index'),
  testing: () => import('../testing/index'),
  memory: () => import('../signaling/memory'),
  broadcastChannel: () => import('../signaling/broadcastChannel'),
  pusher: () => import('../signaling/pusher'),
  socketIo: () => import('../signaling/socketIo'),
  whip: () => import('../whip'),
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('an import on a server', () => {
  test.each(Object.entries(entries))('of %s touches nothing that only a browser has', async (_name, load) => {
    vi.resetModules();
    const touched: string[] = [];
    for (const name of browserGlobals) {
      const before = Object.getOwnPropertyDescriptor(globalThis, name);
      // Present and of no use: a module that reads it is caught, whatever it does then.
      vi.stubGlobal(name, undefined);
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get() {
          // simple-peer looks for WebRTC as it is loaded, and does without; it is the only one who may.
          const asker = new Error('asker').stack ?? '';
          if (!asker.includes('/simplePeer/')) touched.push(name);
          return before && 'value' in before ? (before.value as unknown) : undefined;
        },
      });
    }
    const entry = await load();
    expect(Object.keys(entry)).not.toEqual([]);
    expect(touched).toEqual([]);
  });
});

test('the index has hooks and what belongs to them, and no engine', async () => {
  const ofHooks = (name: string) =>
    /^use[A-Z]/.test(name) || ['RoomProvider', 'RtcError', 'musicConstraints'].includes(name);
  expect(Object.keys(await entries.index()).filter((name) => !ofHooks(name))).toEqual([]);
});

test('the types of the engine come without its functions', async () => {
  expect(Object.keys(await import('../core/publicTypes'))).toEqual([]);
});
