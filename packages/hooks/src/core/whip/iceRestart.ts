import type { Environment } from '../environment/environment';
import type { IceServersCache } from '../peer/iceServers';
import { describe } from './describe';
import type { HttpSession } from './httpSession';
import type { Note } from './mediaConnection';
import { configureServers, setRemote } from './negotiate';
import { readText } from './readText';
import { attributeOf, bundledSection, candidatesOf } from './sdp';
import { writeFragment } from './sdpFragment';
import type { Trickle } from './trickle';

/** What a restart goes about. */
export interface IceRestartOptions {
  pc: RTCPeerConnection;
  session: HttpSession;
  servers: IceServersCache;
  environment: Environment;
  trickle: Trickle;
  note: Note;
  /** Whether there was neither another restart nor the end since. */
  isCurrent(): boolean;
}

/**
 * Restarts the ICE of a session by a PATCH, RFC 9725, 4.3.3.
 *
 * @returns false if the server doesn't, and another session is needed
 */
export async function restartIce({ pc, session, servers, environment, trickle, note, isCurrent }: IceRestartOptions): Promise<boolean> {
  // The server is the one to offer there, and can't reach this end.
  if (session.isCounterOffer) return false;
  trickle.restart();
  const { iceServers } = await servers.resolve();
  if (!isCurrent()) return true;
  if (iceServers.length > 0) configureServers(pc, iceServers);
  pc.restartIce();
  const offer = await describe(pc, environment);
  if (!isCurrent()) return true;
  note('sent', { type: 'offer', sdp: offer });
  const candidates = candidatesOf(bundledSection(offer));
  const isComplete = pc.iceGatheringState === 'complete';
  const text = await requestRestart(session, writeFragment(offer, candidates, isComplete));
  // Of several only the last one counts; where the request was lost, another one follows.
  if (!isCurrent() || text === null) return true;
  const answer = restartedAnswer(pc.currentRemoteDescription?.sdp ?? '', text);
  if (answer === null) return false;
  note('received', { type: 'answer', sdp: answer });
  await setRemote(pc, 'answer', answer);
  trickle.resume(candidates, isComplete);
  return true;
}

/**
 * Asks a server to restart ICE.
 *
 * @returns what it says of its end, unchecked; `''` if it doesn't restart; null if it was not asked
 */
export async function requestRestart(session: HttpSession, fragment: string): Promise<string | null> {
  const response = await session.patch(fragment, '*').catch(() => null); // Told as null.
  if (response?.status !== 200) return response && '';
  session.etag = response.headers.get('etag') ?? session.etag;
  // No answer that can be used is none.
  return (await readText(response).catch(() => null)) ?? '';
}

/** What a server says of its end after an ICE restart. */
export interface SdpFragment {
  readonly ufrag: string;
  readonly pwd: string;
  /** As `candidate:...`; they take the place of those before. */
  readonly candidates: readonly string[];
}

/** The most candidates of a server that are looked at. */
const MAX_CANDIDATES = 64;

/** Reads what a server answers to an ICE restart; null if it is no such fragment. RFC 8839, 5.4, for the lengths. */
export function readFragment(text: string): SdpFragment | null {
  const ufrag = attributeOf(text, 'ice-ufrag');
  const pwd = attributeOf(text, 'ice-pwd');
  if (!ufrag || !pwd || !/^[\w+/-]{4,256}$/.test(ufrag) || !/^[\w+/-]{22,256}$/.test(pwd)) return null;
  return { ufrag, pwd, candidates: candidatesOf(text).slice(0, MAX_CANDIDATES) };
}

/**
 * The server's description after an ICE restart: the one from before with what it answers, and no candidate from before.
 *
 * @returns null if it restarts no ICE: it answers something else, or goes on as it was
 */
export function restartedAnswer(before: string, text: string): string | null {
  const fragment = readFragment(text);
  return fragment && fragment.ufrag !== attributeOf(before, 'ice-ufrag') ? applyFragment(before, fragment) : null;
}

/** The server's description from before, with the ICE part of a fragment in it, and no candidate from before. */
export function applyFragment(answer: string, { ufrag, pwd, candidates }: SdpFragment): string {
  const renewed = answer
    .replaceAll(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '')
    .replaceAll(/^a=ice-ufrag:[^\r\n]*/gm, () => `a=ice-ufrag:${ufrag}`)
    .replaceAll(/^a=ice-pwd:[^\r\n]*/gm, () => `a=ice-pwd:${pwd}`);
  const section = bundledSection(renewed);
  const added = candidates.map((candidate) => `a=${candidate}\r\n`).join('');
  return renewed.replace(section, () => `${section}${added}`);
}
