import type { Peer, PeerEvent } from '@visavis/hooks';
import type { SetUp } from './model/CallRecord';
import { createSetUpClock } from './setUpClock';

/**
 * Measures how a peer's connections are set up: the first one, each ICE restart, each that replaces another one.
 *
 * @returns takes an event of the peer, and ends it
 */
export function watchSetUps(peer: Peer, onChange: (setUps: readonly SetUp[]) => void): { onEvent(event: PeerEvent): void; stop(): void } {
  const clock = createSetUpClock(onChange);
  let ending: AbortController | null = null;
  let watched: RTCPeerConnection | null = null;
  let isRestarting = false;

  function follow(connection: RTCPeerConnection | null) {
    ending?.abort();
    ending = null;
    watched = connection;
    if (!connection) return;
    ending = new AbortController();
    const { signal } = ending;
    const look = () => onState(connection);
    for (const type of ['iceconnectionstatechange', 'connectionstatechange']) connection.addEventListener(type, look, { signal });
    connection.addEventListener('track', ({ track }) => onTrack(track, signal), { signal });
    for (const { receiver } of connection.getTransceivers()) onTrack(receiver.track, signal);
  }

  function onState({ iceConnectionState, connectionState }: RTCPeerConnection) {
    const at = Date.now();
    // The path of before is still there when a restart begins: only what comes after the answer is the other one.
    if (isRestarting) return;
    if (iceConnectionState === 'connected' || iceConnectionState === 'completed') clock.reach('ice', at);
    if (connectionState === 'connected') clock.reach('dtls', at);
  }

  const onFrame = () => clock.reach('frame', Date.now());
  const onPair = () => clock.reach('ice', Date.now());

  /** The first packets of video unmute its track; the decoder needs a moment more at the most. */
  function onTrack(track: MediaStreamTrack, signal: AbortSignal) {
    if (track.kind !== 'video') return;
    if (track.muted) track.addEventListener('unmute', onFrame, { once: true, signal });
    else onFrame();
  }

  /** Where the path of before still works, no state changes when there is another one; Firefox doesn't tell of it at all. */
  function followRestart({ sctp }: RTCPeerConnection, signal: AbortSignal) {
    sctp?.transport.iceTransport.addEventListener('selectedcandidatepairchange', onPair, { once: true, signal });
  }

  function begin(kind: SetUp['kind'], at: number) {
    isRestarting = kind === 'iceRestart';
    clock.begin(kind, at);
  }

  clock.begin('first', Date.now());
  follow(peer.connection);
  return {
    onEvent({ kind, at }) {
      if (kind === 'connection') {
        follow(peer.connection);
        clock.reach('prepare', at);
      } else if (kind === 'rebuild' || kind === 'iceRestart') {
        begin(kind, at);
      } else if (kind === 'restart') {
        if (!isRestarting) begin('iceRestart', at);
        clock.reach('prepare', at);
      } else if (kind === 'answer') {
        clock.reach('exchange', at);
        if (isRestarting && watched && ending) followRestart(watched, ending.signal);
        isRestarting = false;
      }
    },
    stop: () => follow(null),
  };
}
