import { onTracksChange } from '../media/streamTracks';
import { KINDS, type Kind, type Kinds, type Media } from './media';

/** A quarter of the pixels each way, a half, and all of them, RFC 8853; the server forwards what fits each player. */
const layers = (): RTCRtpEncodingParameters[] => ['q', 'h', 'f'].map((rid, index) => ({ rid, scaleResolutionDownBy: 4 / 2 ** index }));

/** The media that is published: one track of each kind at the most, of one stream, RFC 9725, 4.4.2. */
export interface Publication extends Media {
  /** Publishes these kinds of a stream from now on. */
  set(stream: MediaStream | null, kinds: Kinds): void;
}

/**
 * Keeps the senders of a connection in step with a stream. A track that is swapped, taken out or put back replaces its sender's
 * track; a session can't be given another section, so a kind that it was not opened with needs another one.
 *
 * @param isSimulcast whether three layers of the video are offered
 * @param onNewKind the stream has a kind that the connection lacks, or there is none; `isAttached`: there is one
 */
export function createPublication(isSimulcast: () => boolean, onNewKind: (isAttached: boolean) => void): Publication {
  const senders = new Map<Kind, { sender: RTCRtpSender; track: MediaStreamTrack | null }>();
  let source: MediaStream | null = null;
  let wanted: Kinds = { audio: true, video: true };
  let listening: AbortController | null = null;
  let isAttached = false;

  const trackOf = (kind: Kind): MediaStreamTrack | null =>
    (wanted[kind] && source?.getTracks().find((track) => track.kind === kind && track.readyState === 'live')) || null;

  function sync() {
    if (!listening) return;
    listen();
    let lacks = false;
    for (const kind of KINDS) {
      const track = trackOf(kind);
      const entry = senders.get(kind);
      if (!entry) lacks ||= track !== null;
      else if (entry.track !== track) {
        entry.track = track;
        // Rejects only once the connection is closed, when nothing is sent anyway.
        entry.sender.replaceTrack(track).catch(() => undefined);
      }
    }
    if (lacks) onNewKind(isAttached);
  }

  function listen() {
    listening?.abort();
    const { signal } = (listening = new AbortController());
    if (!source) return;
    signal.addEventListener('abort', onTracksChange(source, sync));
    // One that ended by itself is in its stream all the same, and nobody tells the stream.
    for (const track of source.getTracks()) track.addEventListener('ended', sync, { signal });
  }

  return {
    get isEmpty() {
      return KINDS.every((kind) => trackOf(kind) === null);
    },
    set(stream, kinds) {
      if (stream === source && KINDS.every((kind) => wanted[kind] === kinds[kind])) return;
      source = stream;
      wanted = kinds;
      sync();
    },
    begin: listen,
    attach(pc) {
      isAttached = true;
      for (const kind of KINDS) {
        const track = trackOf(kind);
        if (!track || !source) continue;
        const sendEncodings = kind === 'video' && isSimulcast() ? layers() : [];
        const { sender } = pc.addTransceiver(track, { direction: 'sendonly', streams: [source], sendEncodings });
        senders.set(kind, { sender, track });
      }
    },
    detach() {
      isAttached = false;
      senders.clear();
    },
    settle() {},
    end() {
      listening?.abort();
      listening = null;
    },
  };
}
