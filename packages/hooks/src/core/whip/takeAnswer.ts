import type { Environment } from '../environment/environment';
import { checkAnswer } from './answerCheck';
import { answerOffer } from './counterOffer';
import type { HttpSession } from './httpSession';
import { adoptLinkedServers } from './linkedServers';
import type { MediaConnectionEvent, Note } from './mediaConnection';
import { setRemote, watchTransport } from './negotiate';
import type { Trickle } from './trickle';

/** What a connection is to go on with. */
export interface TakeAnswerOptions {
  pc: RTCPeerConnection;
  session: HttpSession;
  /** What was offered. */
  offer: string;
  /** Whether the ICE servers are the caller's, and not the server's. */
  isOwn: boolean;
  /** The ICE servers that this server has named before. */
  linked: RTCIceServer[];
  environment: Environment;
  signal: AbortSignal;
  trickle: Trickle;
  note: Note;
  isConnected(): boolean;
  emit(event: MediaConnectionEvent): void;
  /** The server has ended the session. */
  onEnded(): void;
}

/**
 * Goes on with what a server answers: its description, or an offer of its own, and the ICE servers that it names.
 *
 * @throws RtcError of an answer that does not fit the offer, Fault of one that the browser can't use
 */
export async function takeAnswer(options: TakeAnswerOptions): Promise<void> {
  const { pc, session, offer, linked, environment, trickle, note } = options;
  note('received', { type: session.isCounterOffer ? 'offer' : 'answer', sdp: session.sdp });
  if (session.isCounterOffer) await answerOffer(pc, session, environment, trickle, note);
  else {
    const error = checkAnswer(offer, session.sdp);
    if (error) throw error;
    await setRemote(pc, 'answer', session.sdp);
  }
  // All candidates once more, since a server may look for them only there, and the end of them.
  trickle.resume([], false);
  watchTransport(pc, options.onEnded);
  if (!options.isOwn && linked.length === 0 && session.link) adoptLinkedServers({ ...options, link: session.link });
}
