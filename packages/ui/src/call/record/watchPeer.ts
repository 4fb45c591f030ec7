import {
  createConnectionQuality,
  createPeerStats,
  type Peer,
  type PeerEvent,
  type PeerStats,
  type RestartCause,
} from '@visavis/hooks/core';
import { signalKinds, type CallEventKind, type RecordedSignal, type SetUp } from './model/CallRecord';
import { watchSetUps } from './watchSetUps';

/** What is told of a peer. */
export interface PeerWatcher {
  onEvent(kind: CallEventKind, value: string | null, cause?: RestartCause | null): void;
  onSignal(signal: Omit<RecordedSignal, 'id'>): void;
  onSample(sample: PeerStats): void;
  onSetUps(setUps: readonly SetUp[]): void;
  /** The URLs of the servers of a new connection, as they are. */
  onServers(urls: readonly string[]): void;
}

/**
 * Tells what happens to a connection: its status, restarts and why, path, quality, messages, how it was set up, and a sample at
 * each look. The looks are those that the badge of its tile needs anyhow.
 *
 * @returns ends it
 */
export function watchPeer(peer: Peer, watcher: PeerWatcher): () => void {
  const { onEvent } = watcher;
  let status: string | null = null;
  let path: string | null = null;
  let judged: string | undefined;
  let lastRestartAt = -Infinity;

  function onStatus() {
    const next = peer.getSnapshot().status;
    if (next === status) return;
    status = next;
    onEvent('connection', next);
  }

  function onPeerEvent(event: PeerEvent) {
    setUps.onEvent(event);
    const { kind, direction, at, detail, cause } = event;
    if (kind === 'iceRestart' || kind === 'rebuild') {
      lastRestartAt = at;
      onEvent(kind, null, cause);
      return;
    }
    if (kind === 'connection') watcher.onServers(serversOf(peer.connection));
    const signalKind = signalKinds.find((each) => each === kind);
    if (!signalKind || !direction) return;
    watcher.onSignal({ at, kind: signalKind, direction, detail });
    // What this side has begun is answered by the same.
    if (kind !== 'restart' || at - lastRestartAt < RESTART_MS) return;
    lastRestartAt = at;
    if (direction === 'received') onEvent('iceRestart', null, 'remote');
  }

  const setUps = watchSetUps(peer, watcher.onSetUps);
  onStatus();
  const stats = createPeerStats(peer);
  const quality = createConnectionQuality(peer);
  const stops = [
    peer.subscribe(onStatus),
    peer.subscribeEvents(onPeerEvent),
    stats.subscribe(() => {
      const sample = stats.getSnapshot();
      if (!sample) return;
      const { kind } = sample.route;
      if (kind !== 'unknown' && kind !== path) onEvent('path', (path = kind));
      watcher.onSample(sample);
    }),
    quality.subscribe(() => {
      const next = quality.getSnapshot();
      if (next === undefined || next === judged) return;
      judged = next;
      onEvent('quality', next);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    setUps.stop();
  };
}

const serversOf = (connection: RTCPeerConnection | null): string[] =>
  connection?.getConfiguration().iceServers?.flatMap(({ urls }) => urls) ?? [];

/** How long messages of one restart may come one after the other, in ms: as long as a peer gives it. */
const RESTART_MS = 5000;
