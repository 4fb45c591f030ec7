import { noLimits, type LimitsOf } from '../../peer/localStreams';
import { limitSender, type PartialLimits } from '../../peer/sendingLimits';

/** How much of a published video is sent. */
export interface SenderLimits {
  set(limitsOf: LimitsOf): void;
  /** The connection, or what it sends, is another now. */
  apply(): void;
}

/** Limits what a connection sends of a stream's video. */
export function createSenderLimits(connection: () => RTCPeerConnection | null, stream: () => MediaStream | null): SenderLimits {
  let limitsOf = noLimits;
  let isBusy = false;
  let isDue = false;

  async function apply() {
    isDue = true;
    // One after the other, since the browser refuses the second of two changes at a time: the last one wins.
    if (isBusy) return;
    isBusy = true;
    while (isDue) {
      isDue = false;
      const sent = stream();
      const limits = sent && limitsOf(sent);
      const track = sent?.getVideoTracks().find(({ readyState }) => readyState === 'live');
      const videos = connection()?.getTransceivers().filter(({ receiver }) => receiver.track.kind === 'video') ?? [];
      // Rejects only once the connection is closed, when nothing is sent anyway.
      if (limits && track) for (const { sender } of videos) await limitVideo(sender, track, limits).catch(() => undefined);
    }
    isBusy = false;
  }

  return {
    set(next) {
      limitsOf = next;
      void apply();
    },
    apply: () => void apply(),
  };
}

async function limitVideo(sender: RTCRtpSender, track: MediaStreamTrack, limits: PartialLimits) {
  // The client does so itself, but does not say when: how much a video is to be scaled depends on the lines it has.
  if (sender.track !== track) await sender.replaceTrack(track);
  await limitSender(sender, limits, { keyFrame: false, active: !limits.isPaused, raise: false });
}
