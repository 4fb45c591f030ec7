import type { Labels } from '../locales/en';

/** What of a participant is worth saying when it changes. */
export interface AnnouncedParticipant {
  id: string;
  name: string;
  /** Of the connection to them. @default undefined (not announced) */
  status?: string | undefined;
  microphone?: 'on' | 'muted' | 'off' | 'interrupted' | undefined;
  /** Whether they share their screen. */
  sharing?: boolean | undefined;
}

/** What happened between two lists of participants, as sentences. */
export function changes(
  before: readonly AnnouncedParticipant[],
  after: readonly AnnouncedParticipant[],
  text: Labels['callAnnouncer'],
): string[] {
  const known = new Map(before.map((participant) => [participant.id, participant]));
  const said: string[] = [];
  for (const now of after) {
    const then = known.get(now.id);
    known.delete(now.id);
    if (then) said.push(...changesOf(then, now, text));
    else said.push(text.joined(now.name));
  }
  for (const { name, status } of known.values()) {
    // Who was not reached any more has not left by themselves.
    said.push(status === 'reconnecting' ? text.lost(name) : text.left(name));
  }
  return said;
}

function changesOf(
  then: AnnouncedParticipant,
  now: AnnouncedParticipant,
  text: Labels['callAnnouncer'],
): string[] {
  const said: string[] = [];
  const { name } = now;
  if (then.status !== now.status) {
    if (now.status === 'reconnecting') said.push(text.reconnecting(name));
    if (then.status === 'reconnecting' && now.status === 'connected') said.push(text.reconnected(name));
  }
  if (Boolean(then.sharing) !== Boolean(now.sharing)) {
    said.push(now.sharing ? text.sharing(name) : text.stoppedSharing(name));
  }
  // Until there is a connection nobody has said how their microphone is; what they say first is no change.
  const isConnected = then.status === undefined || then.status === 'connected' || then.status === 'reconnecting';
  if (isConnected && then.microphone && now.microphone && (then.microphone === 'on') !== (now.microphone === 'on')) {
    said.push(now.microphone === 'on' ? text.unmuted(name) : text.muted(name));
  }
  return said;
}
