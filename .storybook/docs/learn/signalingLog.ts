import type { UsePeerOptions } from '@visavis/hooks';
import { createSignalChannelPair } from '@visavis/hooks/testing';

type SignalChannel = NonNullable<UsePeerOptions['signaling']>;

/** The three kinds of information that signaling carries, and what keeps it in order. */
export type InformationKind = 'session control' | 'media capabilities' | 'network configuration' | 'acknowledgement';

/** A message that went over signaling. */
export interface LoggedMessage {
  readonly id: number;
  readonly from: 'Ada' | 'Ben';
  readonly parts: readonly { kind: InformationKind; summary: string; detail: string }[];
}

/** What was said so far, oldest first. */
export interface SignalingLog {
  readonly channels: readonly [ada: SignalChannel, ben: SignalChannel];
  subscribe(listener: () => void): () => void;
  getSnapshot(): readonly LoggedMessage[];
  clear(): void;
}

/** Makes a way between two ends on this page, which keeps what goes over it. */
export function createSignalingLog(): SignalingLog {
  const [ada, ben] = createSignalChannelPair();
  const listeners = new Set<() => void>();
  let messages: readonly LoggedMessage[] = [];
  let nextId = 0;

  function set(next: readonly LoggedMessage[]) {
    messages = next;
    for (const listener of listeners) listener();
  }

  const listen = (channel: SignalChannel, from: LoggedMessage['from']): SignalChannel => ({
    subscribe: channel.subscribe,
    send(message) {
      nextId += 1;
      set([...messages, { id: nextId, from, parts: describe(message) }]);
      channel.send(message);
    },
  });

  return {
    channels: [listen(ada, 'Ada'), listen(ben, 'Ben')],
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => messages,
    clear: () => set([]),
  };
}

/** As much of a segment's shape as is shown here. */
interface Segment {
  to?: string;
  seq: number;
  ack: number;
  kind?: 'probe' | 'offer';
  data?: { type: string; code?: string | null; signals?: readonly Signal[] } | null;
}

interface Signal {
  type: string;
  sdp?: string;
  candidate?: { candidate: string };
}

const controls: Readonly<Record<string, string>> = {
  bye: 'I leave',
  report: 'what is wrong here',
};

function describe(message: unknown): LoggedMessage['parts'] {
  const { to, seq, ack, kind, data } = message as Segment;
  if (data?.signals) return data.signals.map(describeSignal);
  const detail = JSON.stringify(message, null, 2);
  if (data) return [{ kind: 'session control', summary: controls[data.type] ?? data.type, detail: JSON.stringify({ seq, data }, null, 2) }];
  if (to === undefined) return [{ kind: 'session control', summary: 'I am here', detail }];
  if (kind) return [{ kind: 'session control', summary: 'are you still there?', detail }];
  return [{ kind: 'acknowledgement', summary: `${ack} of your messages have arrived`, detail }];
}

function describeSignal(signal: Signal): LoggedMessage['parts'][number] {
  const { type, sdp, candidate } = signal;
  if (candidate) {
    const summary = `candidate ${/ typ (\w+)/.exec(candidate.candidate)?.[1] ?? ''}`;
    return { kind: 'network configuration', summary, detail: candidate.candidate };
  }
  const kind = type === 'restart' ? 'network configuration' : 'media capabilities';
  return { kind, summary: type, detail: sdp ?? JSON.stringify(signal, null, 2) };
}
