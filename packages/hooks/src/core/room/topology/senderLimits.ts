import { noLimits, type LimitsOf } from '../../peer/localStreams';
import { limitSender } from '../../peer/sendingLimits';

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
      if (!limits) continue;
      for (const sender of connection()?.getSenders() ?? []) {
        // Rejects only once the connection is closed, when nothing is sent anyway.
        await limitSender(sender, limits, { keyFrame: false, active: !limits.isPaused, raise: false }).catch(() => undefined);
      }
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
