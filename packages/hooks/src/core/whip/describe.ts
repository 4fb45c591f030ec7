import type { Clock } from '../environment/clock';
import { gathered } from './gathered';
import { withRtcpMuxOnly } from './sdp';

/** Makes this end's description: an offer, or the answer to the one that was taken. @returns it, with what was gathered at once */
export async function describe(pc: RTCPeerConnection, clock: Clock): Promise<string> {
  // The server never heard of the offer of a restart whose request was lost.
  if (pc.signalingState === 'have-local-offer') await pc.setLocalDescription({ type: 'rollback' });
  await pc.setLocalDescription();
  await gathered(pc, clock);
  return withRtcpMuxOnly(pc.localDescription?.sdp ?? '');
}
