import type { Environment } from '../../environment/environment';
import type { RtcError } from '../../errors';
import type { LimitsOf } from '../../peer/localStreams';
import type { MeasuredPeer } from '../../peer/stats/measuredPeer';
import type { Member } from '../../signaling/port';
import type { Kinds } from '../../whip/media';
import { createWhipClient, type WhipClient } from '../../whip/whipClient';
import { createSenderLimits } from './senderLimits';
import type { Source } from './mediaPort';
import { openMediaSession, type MediaSession, type MediaSessionOptions } from './mediaSession';
import type { MediaEndpointOf } from './topology';

/** What publishing one source needs. */
export interface PublisherOptions {
  environment: Environment;
  source: Source;
  endpointOf: MediaEndpointOf;
  settings: MediaSessionOptions<WhipClient>['settings'];
  /** Makes a client. @default the WHIP client */
  make?: MediaSessionOptions<WhipClient>['make'];
  /** What is shown of it is another now. */
  onChange(): void;
}

/** One source of the local participant at a media server. */
export interface Publisher {
  /** Which kinds are there. */
  readonly published: Kinds;
  readonly error: RtcError | null;
  readonly peer: MeasuredPeer | null;
  /** Publishes a stream as this member from now on; null: not in the room, or nothing to publish. */
  set(member: Member | null, stream: MediaStream | null): void;
  /** How much of the video is sent. */
  limit(limitsOf: LimitsOf): void;
}

const NOTHING: Kinds = { audio: false, video: false };

/** Makes one that publishes nothing. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { environment, source, endpointOf, settings, make = createWhipClient } = options;
  let session: MediaSession<WhipClient> | null = null;
  let member: Member | null = null;
  let stream: MediaStream | null = null;
  let published = NOTHING;
  const limits = createSenderLimits(
    () => session?.peer.connection ?? null,
    () => stream,
  );

  function open(as: Member) {
    return openMediaSession({
      environment,
      settings,
      make,
      ask: () => endpointOf(as, source),
      onChange() {
        const { status } = session?.peer.getSnapshot() ?? {};
        if (status === 'connected') {
          published = kindsOf(session?.peer.connection ?? null);
          limits.apply();
        } else if (status !== 'reconnecting') published = NOTHING;
        options.onChange();
      },
    });
  }

  function close() {
    session?.close();
    session = null;
    published = NOTHING;
  }

  return {
    get published() {
      return published;
    },
    get error() {
      return session?.error ?? null;
    },
    get peer() {
      return session?.peer ?? null;
    },
    set(nextMember, nextStream) {
      const isOther = nextMember?.id !== member?.id;
      member = nextMember;
      stream = nextStream;
      if (isOther) close();
      // A camera and a microphone that are off come back in the same session; a screen that ended is over.
      const isEmpty = !stream || stream.getTracks().length === 0;
      if (!member || (isEmpty && (source === 'screen' || !session))) return close();
      session ??= open(member);
      session.peer.setStream(stream);
      limits.apply();
    },
    limit: limits.set,
  };
}

/** Which kinds a session was opened with, whatever its tracks do meanwhile. */
function kindsOf(pc: RTCPeerConnection | null): Kinds {
  const kinds = pc?.getTransceivers().map(({ receiver }) => receiver.track.kind) ?? [];
  return { audio: kinds.includes('audio'), video: kinds.includes('video') };
}
