import { afterAll, expect, vi } from 'vitest';

// Test files that share a page (`isolate: false`) may leave nothing in it that goes on working for the next ones. This
// holds them to it: after each file every connection and AudioContext that was made in it is closed.

const connections = watch('RTCPeerConnection');
const contexts = watch('AudioContext');

/** What this file has left open in its page. */
const leftOpen = () => ({
  connections: connections.filter(({ signalingState }) => signalingState !== 'closed').length,
  audioContexts: contexts.filter(({ state }) => state !== 'closed').length,
});

afterAll(() => vi.waitFor(() => expect(leftOpen()).toEqual({ connections: 0, audioContexts: 0 })));

/** Every instance that this file makes from now on. */
function watch<Name extends 'RTCPeerConnection' | 'AudioContext'>(name: Name): InstanceType<(typeof globalThis)[Name]>[] {
  const made: InstanceType<(typeof globalThis)[Name]>[] = [];
  const Original = globalThis[name];
  globalThis[name] = new Proxy(Original, {
    construct(target, args, newTarget) {
      const instance = Reflect.construct(target, args, newTarget);
      made.push(instance);
      return instance;
    },
  });
  afterAll(() => void (globalThis[name] = Original));
  return made;
}
