import type { Clock } from '../environment/clock';
import { watchConnection } from '../peer/connectionWatch';
import { forgetLowering } from '../peer/sendingLimits';

/**
 * Gives what is published its lines back where the browser lowered them and the path carries more, as Chromium does at the
 * beginning. Layers of a simulcast are left alone: a low one is meant.
 *
 * @param signal ends it
 */
export function keepSharp(pc: Pick<RTCPeerConnection, 'getStats' | 'getTransceivers'>, clock: Clock, signal: AbortSignal): void {
  const senders = () => pc.getTransceivers().filter(({ sender: { track } }) => track?.kind === 'video');
  if (senders().length === 0) return;
  watchConnection(
    pc,
    clock,
    {
      onDecoding() {},
      onHeldBack(mids) {
        for (const { mid, sender } of senders()) {
          if (!mid || !mids.includes(mid) || sender.getParameters().encodings.length > 1) continue;
          forgetLowering(sender).catch(() => undefined); // Closed in between: then nothing is sent.
        }
      },
    },
    signal,
  );
}
