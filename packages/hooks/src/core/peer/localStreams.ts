import { isActive, limitAudioSender, limitSender, type PartialLimits } from './sendingLimits';

/** Why a peer connection has to offer again, or that it hasn't. */
type Change = 'renegotiate' | 'none';

const KINDS = ['audio', 'video'] as const;
type Kind = (typeof KINDS)[number];

/** Whether a sender that `removeTrack` has retired can carry another stream. Everywhere but in old Firefox. */
const canReuse = (transceiver: RTCRtpTransceiver) => 'setStreams' in transceiver.sender;

/** Whether it takes what the other side sends, whatever is sent from here. */
const receives = ({ direction }: RTCRtpTransceiver) => direction === 'sendrecv' || direction === 'recvonly';

const isAskedAgain = ({ limits }: Entry) => limits === 'again';

interface Entry {
  senders: Partial<Record<Kind, RTCRtpSender>>;
  /** What they send, or will in a moment: a sender takes another track only after a while. */
  tracks: Partial<Record<Kind, MediaStreamTrack | null>>;
  /** Whether limits are being set, and whether they have changed since. */
  limits: 'idle' | 'busy' | 'again';
  /** Whether the next frame shall be a key frame. */
  refresh: boolean;
  /** Whether the video shall have the lines of its limits again. */
  raise: boolean;
  unlisten(): void;
}

/** A track that ended by itself, as a screen's does, is in its stream all the same, and nobody tells the stream. */
function followEnds(stream: MediaStream, onChange: () => void, signal: AbortSignal) {
  for (const track of stream.getTracks()) track.addEventListener('ended', onChange, { signal });
}

/** The limits for the video of a stream; what is not given, the browser decides. */
export type LimitsOf = (stream: MediaStream) => PartialLimits | null;

/** The browser decides. */
export const noLimits: LimitsOf = () => null;

/**
 * Why no video is sent: it would be lost, and be missed later; or audio and other connections come first.
 */
export type VideoPauseReason = 'noPath' | 'audioFirst';

/** The streams that one connection sends. */
export interface LocalStreams {
  /** Sends exactly these from now on. */
  set(streams: readonly MediaStream[]): void;
  /** Limits what is sent of each stream's video, now and whenever it changes. Null: the browser decides. */
  limit(limitsOf: LimitsOf): void;
  /** Limits the bit rate of all audio, in kilobits a second. Null: the browser decides. */
  limitAudio(maxKbps: number | null): void;
  /** Sends a key frame of each stream next: frames that lead up to the present one were lost. */
  refresh(): void;
  /** Sends the videos of these media sections with the lines of their limits again, which the browser has lowered. */
  raise(mids: readonly string[]): void;
  /** Sends no video until it is called with false, for each reason that it was paused for. */
  pause(reason: VideoPauseReason, paused: boolean): void;
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
  let limitsOf = noLimits;
  let maxAudioKbps: number | null = null;
  const pauses = new Set<VideoPauseReason>();
  const entries = new Map<MediaStream, Entry>();

  /** Senders of streams that went; without using them again each shared screen would add to every offer. */
  const retired = new Set<RTCRtpSender>();

  function reuse(track: MediaStreamTrack, stream: MediaStream): RTCRtpSender | undefined {
    const transceiver = pc
      .getTransceivers()
      .find(({ sender, receiver }) => retired.has(sender) && receiver.track.kind === track.kind);
    if (!transceiver) return undefined;
    const { sender } = transceiver;
    retired.delete(sender);
    sender.setStreams(stream);
    transceiver.direction = receives(transceiver) ? 'sendrecv' : 'sendonly';
    // Rejects only once the connection is closed.
    sender.replaceTrack(track).catch(() => undefined);
    return sender;
  }

  function retire(sender: RTCRtpSender) {
    const transceiver = pc.getTransceivers().find((each) => each.sender === sender);
    if (!transceiver || !canReuse(transceiver)) {
      pc.removeTrack(sender);
      return;
    }
    // `removeTrack` does nothing to a sender whose track is still on its way: in Firefox that takes a moment.
    transceiver.direction = receives(transceiver) ? 'recvonly' : 'inactive';
    sender.replaceTrack(null).catch(() => undefined);
    retired.add(sender);
  }

  /** A connection sends a track once: of the streams that hold it the first does. */
  const canSendWith = (track: MediaStreamTrack, stream: MediaStream) =>
    ![...entries].some(([other, { tracks }]) => other !== stream && Object.values(tracks).includes(track));

  function sync(stream: MediaStream): Change {
    const entry = entries.get(stream);
    if (!entry) return 'none';
    let change: Change = 'none';
    for (const kind of KINDS) {
      const track =
        stream
          .getTracks()
          .find((each) => each.kind === kind && each.readyState === 'live' && canSendWith(each, stream)) ?? null;
      entry.tracks[kind] = track;
      const sender = entry.senders[kind];
      if (sender) {
        if (sender.track !== track) {
          // Rejects only once the connection is closed, when nothing is sent anyway.
          sender.replaceTrack(track).then(() => applyLimits(stream), () => undefined);
        }
      } else if (track) {
        entry.senders[kind] = reuse(track, stream) ?? pc.addTrack(track, stream);
        change = 'renegotiate';
      }
    }
    return change;
  }

  async function applyLimits(stream: MediaStream) {
    const entry = entries.get(stream);
    if (!entry) return;
    // One after the other, since the browser refuses the second of two changes at a time; and not more often
    // than it takes: the last one wins.
    entry.limits = entry.limits === 'idle' ? 'busy' : 'again';
    if (entry.limits === 'again') return;
    do {
      entry.limits = 'busy';
      const limits = limitsOf(stream);
      const { audio, video } = entry.senders;
      const { refresh, raise } = entry;
      entry.refresh = false;
      entry.raise = false;
      // Rejects while nothing can be set yet, or any more; once it can, the signaling state changes.
      if (audio) await limitAudioSender(audio, maxAudioKbps).catch(() => undefined);
      const active = pauses.size === 0 && !limits?.isPaused;
      if (video && (limits || refresh || raise || active !== isActive(video))) {
        await limitSender(video, limits, { keyFrame: refresh, active, raise }).catch(() => (entry.refresh ||= refresh));
      }
    } while (isAskedAgain(entry));
    entry.limits = 'idle';
  }

  const applyAllLimits = () => {
    for (const stream of entries.keys()) void applyLimits(stream);
  };
  // Before its first negotiation a sender has nothing that could be limited.
  pc.addEventListener('signalingstatechange', applyAllLimits);

  function add(stream: MediaStream): Change {
    const listen = new AbortController();
    let following = new AbortController();
    const onChange = () => {
      following.abort();
      following = new AbortController();
      followEnds(stream, onChange, following.signal);
      if (sync(stream) === 'renegotiate') onRenegotiate();
    };
    followEnds(stream, onChange, following.signal);
    stream.addEventListener('addtrack', onChange, { signal: listen.signal });
    stream.addEventListener('removetrack', onChange, { signal: listen.signal });
    entries.set(stream, {
      senders: {},
      tracks: {},
      limits: 'idle',
      refresh: false,
      raise: false,
      unlisten() {
        listen.abort();
        following.abort();
      },
    });
    return sync(stream);
  }

  function remove(stream: MediaStream): Change {
    const entry = entries.get(stream);
    if (!entry) return 'none';
    entry.unlisten();
    entries.delete(stream);
    Object.values(entry.senders).forEach(retire);
    return Object.keys(entry.senders).length > 0 ? 'renegotiate' : 'none';
  }

  return {
    set(streams) {
      const changes = [...entries.keys()].filter((stream) => !streams.includes(stream)).map(remove);
      for (const stream of new Set(streams)) {
        // One that was there already may have waited for a track that another stream sent.
        changes.push(entries.has(stream) ? sync(stream) : add(stream));
      }
      if (changes.includes('renegotiate')) onRenegotiate();
    },
    limit(next) {
      limitsOf = next;
      applyAllLimits();
    },
    limitAudio(maxKbps) {
      maxAudioKbps = maxKbps;
      applyAllLimits();
    },
    refresh() {
      for (const entry of entries.values()) entry.refresh = true;
      applyAllLimits();
    },
    raise(mids) {
      for (const { mid, sender } of pc.getTransceivers()) {
        const found = [...entries].find(([, { senders }]) => senders.video === sender);
        if (!found || !mids.includes(mid ?? '')) continue;
        found[1].raise = true;
        void applyLimits(found[0]);
      }
    },
    pause(reason, paused) {
      if (pauses.has(reason) === paused) return;
      if (paused) pauses.add(reason);
      else pauses.delete(reason);
      applyAllLimits();
    },
    dispose() {
      pc.removeEventListener('signalingstatechange', applyAllLimits);
      for (const entry of entries.values()) entry.unlisten();
      entries.clear();
    },
  };
}
