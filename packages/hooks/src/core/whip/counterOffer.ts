import type { Clock } from '../environment/clock';
import { describe } from './describe';
import { Fault } from './fault';
import type { HttpSession } from './httpSession';
import type { Note } from './mediaConnection';
import { setRemote } from './negotiate';
import type { Trickle } from './trickle';

/** Answers the offer by which a server rejects one of a player, WHEP. @throws Fault, or what the browser throws */
export async function answerOffer(pc: RTCPeerConnection, session: HttpSession, clock: Clock, trickle: Trickle, note: Note): Promise<void> {
  await pc.setLocalDescription({ type: 'rollback' });
  // What the server offers has transceivers of its own.
  for (const transceiver of pc.getTransceivers()) transceiver.stop();
  trickle.restart();
  await setRemote(pc, 'offer', session.sdp);
  const sdp = await describe(pc, clock);
  note('sent', { type: 'answer', sdp });
  await sendAnswer(session, sdp);
}

/** Sends the answer to an offer of the server. @throws Fault `status` or `network` */
export async function sendAnswer(session: HttpSession, sdp: string): Promise<void> {
  const response = await session.patch(sdp, null, 'application/sdp').catch((cause: unknown) => {
    throw cause instanceof Fault ? cause : new Fault('network', '', { cause });
  });
  if (!response.ok) throw new Fault('status', '', { response });
}
