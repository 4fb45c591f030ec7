import { withAcceptedServers } from '../peer/iceServerList';
import { Fault } from './fault';

const isTaken = ({ currentDirection }: RTCRtpTransceiver) => currentDirection === 'sendonly' || currentDirection === 'recvonly';

/** Takes the server's description. @throws Fault `answer` if the browser can't use it, or nothing in it takes what was offered */
export async function setRemote(pc: RTCPeerConnection, type: 'offer' | 'answer', sdp: string): Promise<void> {
  try {
    await pc.setRemoteDescription({ type, sdp });
  } catch (cause) {
    throw new Fault('answer', '', { cause });
  }
  if (type === 'answer' && !pc.getTransceivers().some(isTaken)) throw new Fault('answer');
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
