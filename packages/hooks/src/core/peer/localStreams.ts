/** Why a peer connection has to offer again, or that it hasn't. */
type Change = 'renegotiate' | 'none';

const KINDS = ['audio', 'video'] as const;
type Kind = (typeof KINDS)[number];

/** The streams that one connection sends. */
export interface LocalStreams {
  /** Sends exactly these from now on. */
  set(streams: readonly MediaStream[]): void;
  /** Stops listening to the streams; the senders go with their connection. */
  dispose(): void;
}

/**
 * Keeps a connection's senders in step with streams whose tracks come and go: one sender per stream and
 * kind. A track that is swapped, switched off or on again replaces its sender's track without another
 * offer; only a new stream, a new kind in it, or a stream that went needs one.
 *
 * Follows `addtrack` and `removetrack` on the streams, which `addTrackTo` and `removeTrackFrom` dispatch for
 * changes made by script too.
 */
export function createLocalStreams(pc: RTCPeerConnection, onRenegotiate: () => void): LocalStreams {
  const entries = new Map<MediaStream, { senders: Partial<Record<Kind, RTCRtpSender>>; unlisten: () => void }>();

  function sync(stream: MediaStream): Change {
    const entry = entries.get(stream);
    if (!entry) return 'none';
    let change: Change = 'none';
    for (const kind of KINDS) {
      const track = stream.getTracks().find((each) => each.kind === kind && each.readyState === 'live') ?? null;
      const sender = entry.senders[kind];
      if (sender) {
        // Rejects only once the connection is closed, when nothing is sent anyway.
        if (sender.track !== track) sender.replaceTrack(track).catch(() => undefined);
      } else if (track) {
        entry.senders[kind] = pc.addTrack(track, stream);
        change = 'renegotiate';
      }
    }
    return change;
  }

  function add(stream: MediaStream): Change {
    const listen = new AbortController();
    const onChange = () => {
      if (sync(stream) === 'renegotiate') onRenegotiate();
    };
    stream.addEventListener('addtrack', onChange, { signal: listen.signal });
    stream.addEventListener('removetrack', onChange, { signal: listen.signal });
    entries.set(stream, { senders: {}, unlisten: () => listen.abort() });
    return sync(stream);
  }

  function remove(stream: MediaStream): Change {
    const entry = entries.get(stream);
    if (!entry) return 'none';
    entry.unlisten();
    entries.delete(stream);
    for (const sender of Object.values(entry.senders)) pc.removeTrack(sender);
    return Object.keys(entry.senders).length > 0 ? 'renegotiate' : 'none';
  }

  return {
    set(streams) {
      const changes = [
        ...[...entries.keys()].filter((stream) => !streams.includes(stream)).map(remove),
        ...streams.filter((stream) => !entries.has(stream)).map(add),
      ];
      if (changes.includes('renegotiate')) onRenegotiate();
    },
    dispose() {
      for (const entry of entries.values()) entry.unlisten();
      entries.clear();
    },
  };
}
