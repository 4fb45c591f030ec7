/** What a page holds, beside memory. */
export interface Held {
  /** Timeouts that have not fired and intervals that have not been cleared. */
  timers: number;
  /** Listeners on the window, the document and the page's devices. */
  listeners: number;
  /** AudioContexts that are not closed. */
  audioContexts: number;
  /** RTCPeerConnections that are not closed. */
  connections: number;
  /** Tracks that came out of a capture and are live, clones included. */
  tracks: number;
}

/** Counts what a page holds from now on. */
export interface LeakWatch {
  held(): Held;
  /** Puts back what was wrapped. */
  stop(): void;
}

type Timer = 'setTimeout' | 'setInterval';

/** Wraps what the page can hold on to, so that whatever is not let go of can be counted. The real things go on. */
export function watchLeaks(): LeakWatch {
  const undo: (() => void)[] = [];
  const timers = new Set<unknown>();
  // Weakly, so that watching keeps nothing alive; what can still work is never collected.
  const contexts: WeakRef<AudioContext>[] = [];
  const connections: WeakRef<RTCPeerConnection>[] = [];
  const tracks: WeakRef<MediaStreamTrack>[] = [];

  function replace<Owner extends object, Key extends keyof Owner>(owner: Owner, key: Key, value: Owner[Key]) {
    const original = owner[key];
    owner[key] = value;
    undo.push(() => (owner[key] = original));
  }

  for (const name of ['setTimeout', 'setInterval'] as Timer[]) {
    const original = globalThis[name] as (handler: (...args: unknown[]) => void, ...rest: unknown[]) => unknown;
    const wrapped = (handler: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const id = original((...args: unknown[]) => {
        if (name === 'setTimeout') timers.delete(id);
        handler(...args);
      }, ...rest);
      timers.add(id);
      return id;
    };
    replace(globalThis, name, wrapped as never);
  }
  for (const name of ['clearTimeout', 'clearInterval'] as const) {
    const original = globalThis[name];
    replace(globalThis, name, ((id: number | undefined) => {
      timers.delete(id);
      original(id);
    }) as never);
  }

  const countListeners = watchListeners(undo);

  replace(globalThis, 'AudioContext', recordInstances(AudioContext, contexts));
  replace(globalThis, 'RTCPeerConnection', recordInstances(RTCPeerConnection, connections));
  for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
    const original = navigator.mediaDevices[name].bind(navigator.mediaDevices);
    replace(navigator.mediaDevices, name, async (constraints?: MediaStreamConstraints) => {
      const stream = await original(constraints);
      tracks.push(...stream.getTracks().map((track) => new WeakRef(track)));
      return stream;
    });
  }
  const { clone } = MediaStreamTrack.prototype;
  replace(MediaStreamTrack.prototype, 'clone', function cloneRecorded(this: MediaStreamTrack) {
    const cloned = clone.call(this);
    if (tracks.some((each) => each.deref() === this)) tracks.push(new WeakRef(cloned));
    return cloned;
  });

  return {
    held: () => ({
      timers: timers.size,
      listeners: countListeners(),
      audioContexts: count(contexts, ({ state }) => state !== 'closed'),
      connections: count(connections, ({ signalingState }) => signalingState !== 'closed'),
      tracks: count(tracks, ({ readyState }) => readyState === 'live'),
    }),
    stop() {
      for (const each of undo.splice(0).toReversed()) each();
    },
  };
}

function count<T extends object>(refs: readonly WeakRef<T>[], condition: (value: T) => boolean): number {
  return refs.filter((each) => {
    const value = each.deref();
    return value !== undefined && condition(value);
  }).length;
}

function recordInstances<T extends new (...args: never[]) => object>(
  Original: T,
  made: WeakRef<InstanceType<T>>[],
): T {
  return new Proxy(Original, {
    construct(target, args, newTarget) {
      const instance = Reflect.construct(target, args, newTarget) as InstanceType<T>;
      made.push(new WeakRef(instance));
      return instance;
    },
  });
}

const isCapture = (options: unknown) =>
  typeof options === 'object' && options ? Boolean((options as AddEventListenerOptions).capture) : Boolean(options);

/** Follows listeners on what outlives every component. @returns how many there are more than at first */
function watchListeners(undo: (() => void)[]): () => number {
  const lasting: EventTarget[] = [globalThis, document, navigator.mediaDevices];
  const entries = new Map<EventTarget, Map<string, Set<unknown>>>();
  const { addEventListener, removeEventListener } = EventTarget.prototype;

  function setOf(target: EventTarget, type: string, capture: boolean): Set<unknown> {
    const byType = entries.get(target) ?? new Map<string, Set<unknown>>();
    entries.set(target, byType);
    const key = `${type} ${capture}`;
    const listeners = byType.get(key) ?? new Set();
    byType.set(key, listeners);
    return listeners;
  }

  EventTarget.prototype.addEventListener = function add(
    this: EventTarget | undefined,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ) {
    const target = this ?? globalThis;
    addEventListener.call(target, type, listener, options);
    if (!lasting.includes(target) || !listener) return;
    const listeners = setOf(target, type, isCapture(options));
    listeners.add(listener);
    if (typeof options !== 'object') return;
    const forget = () => listeners.delete(listener);
    if (options.signal) addEventListener.call(options.signal, 'abort', forget);
    if (options.once) addEventListener.call(target, type, forget, { once: true });
  };
  EventTarget.prototype.removeEventListener = function remove(
    this: EventTarget | undefined,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ) {
    const target = this ?? globalThis;
    removeEventListener.call(target, type, listener, options);
    if (lasting.includes(target)) setOf(target, type, isCapture(options)).delete(listener);
  };
  undo.push(() => {
    Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  });

  return () => [...entries.values()].flatMap((byType) => [...byType.values()]).reduce((sum, { size }) => sum + size, 0);
}
