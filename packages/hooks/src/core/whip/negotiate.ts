import type { Clock } from '../environment/clock';
import { RtcError } from '../errors';
import { withAcceptedServers } from '../peer/iceServerList';
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

/** Takes the server's description. @returns `not-supported` if the browser can't */
export async function setRemote(pc: RTCPeerConnection, type: 'offer' | 'answer', sdp: string): Promise<RtcError | null> {
  try {
    await pc.setRemoteDescription({ type, sdp });
    return null;
  } catch (cause) {
    return new RtcError('not-supported', `This browser can't use what the server ${type}s: ${String(cause)}`, { cause });
  }
}

/** Withdraws this end's offer, which the server has not taken, with what it was made for. */
export async function withdrawOffer(pc: RTCPeerConnection): Promise<void> {
  await pc.setLocalDescription({ type: 'rollback' });
  // What the server offers has transceivers of its own.
  for (const transceiver of pc.getTransceivers()) transceiver.stop();
}

/** Gives a connection other ICE servers, from its next round of gathering on; not in Firefox before 119. */
export function configureServers(pc: RTCPeerConnection, iceServers: RTCIceServer[]): void {
  if (!('setConfiguration' in pc)) return;
  withAcceptedServers(iceServers, (accepted) => pc.setConfiguration({ ...pc.getConfiguration(), iceServers: accepted }));
}

/** Calls `onClose` once the server ends the connection by its DTLS, RFC 9725, 4.2; the browser would look for it for 15 s. */
export function watchTransport(pc: RTCPeerConnection, onClose: () => void): void {
  for (const transport of new Set(pc.getTransceivers().map(({ sender }) => sender.transport))) {
    transport?.addEventListener('statechange', () => transport.state === 'closed' && onClose());
  }
}
