import type { Clock } from '../environment/clock';
import type { RtcError } from '../errors';
import { loadConnectionWatch } from '../peer/connectionWatchLoader';
import { forgetLowering } from '../peer/sendingLimits';

/**
 * Gives what is published its lines back where the browser lowered them and the path carries more, as Chromium does at the
 * beginning. Layers of a simulcast are left alone: a low one is meant.
 *
 * @param signal ends it
 * @param onError its code can't be had: the lines come back in half a minute
 */
export function keepSharp(
  pc: RTCPeerConnection,
  clock: Clock,
  signal: AbortSignal,
  onError: (error: RtcError) => void,
  watch = loadConnectionWatch,
): void {
  const senders = () => pc.getTransceivers().filter(({ sender: { track } }) => track?.kind === 'video');
  if (senders().length === 0) return;
  void watch(
    pc,
    clock,
    {
      onDecoding() {},
      onError,
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
