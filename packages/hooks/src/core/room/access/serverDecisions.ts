import type { Clock } from '../../environment/clock';
import { RtcError, toRtcError } from '../../errors';
import type { AccessDecision } from '../../signaling/port';
import type { MemberDecision, RoomAccess } from './policy';

/** How long to wait before a decision is sent again, in ms; doubled each time. */
const RETRY_MS = 2000;
const MAX_RETRY_MS = 30_000;

/** What server decisions need. */
export interface ServerDecisionsOptions {
  clock: Clock;
  /** Sends one to the server of the transport; undefined: that keeps none, or there is no connection yet. */
  send(decision: AccessDecision): Promise<void> | undefined;
  /** One was not taken (`decision-not-taken`); null: all are taken now. */
  onError(error: RtcError | null): void;
  /** All was taken. */
  onTaken(): void;
}

/** Brings what a host decides to the server of the transport, and says it again until it was taken. */
export interface ServerDecisions {
  setAccess(access: RoomAccess, inside: readonly string[]): void;
  setMember(id: string, value: MemberDecision['value']): void;
  end(): void;
  /** Whether all was taken. */
  readonly isTaken: boolean;
  /** Why something was not taken, so far. */
  readonly error: RtcError | null;
  /** There is a connection again: does not wait any longer. */
  retry(): void;
  /** Forgets what was not taken: the local member is no longer there. What is on its way goes on. */
  clear(): void;
}

/** What has yet to be taken; of each thing the last word. */
interface Pending {
  access?: RoomAccess;
  members: Map<string, MemberDecision['value']>;
  end?: true;
}

const isEmpty = ({ access, members, end }: Pending) => !access && members.size === 0 && !end;

function toDecision({ access, members, end }: Pending): AccessDecision {
  const idsOf = (wanted: MemberDecision['value']) => [...members].flatMap(([id, value]) => (value === wanted ? [id] : []));
  const named = { admit: idsOf('allowed'), decline: idsOf('declined'), remove: idsOf('removed'), ban: idsOf('banned') };
  return { ...(access && { access }), ...named, ...(end && { end }) };
}

/** Makes one that has nothing to send. */
export function createServerDecisions({ clock, send, onError, onTaken }: ServerDecisionsOptions): ServerDecisions {
  let pending: Pending = { members: new Map() };
  let sending: Pending | null = null;
  let error: RtcError | null = null;
  let delayMs = RETRY_MS;
  let timer: unknown;
  /** Another one for each stay in the room. */
  let stay = {};

  function changed() {
    clock.clearTimer(timer);
    if (!sending && !isEmpty(pending)) void sendPending();
  }

  async function sendPending() {
    const during = stay;
    const answer = send(toDecision(pending));
    // There the members alone keep what is decided.
    if (!answer) return void (pending = { members: new Map() });
    const sent = (sending = pending);
    pending = { members: new Map() };
    const refusal = await answer.then(() => null, (cause: unknown) => toRtcError(cause, 'signaling-unavailable'));
    if (during !== stay) return;
    sending = null;
    if (refusal) onRefused(sent, refusal);
    else proceed();
  }

  function proceed() {
    delayMs = RETRY_MS;
    tell(null);
    if (isEmpty(pending)) onTaken();
    else changed();
  }

  function onRefused(refused: Pending, cause: RtcError) {
    const willRetry = cause.code === 'signaling-unavailable';
    // What was decided meanwhile is newer.
    if (willRetry) pending = { ...refused, ...pending, members: new Map([...refused.members, ...pending.members]) };
    const next = willRetry ? 'It is sent again.' : 'It is not sent again.';
    tell(new RtcError('decision-not-taken', `The server did not take what was decided: ${cause.message} ${next}`, { cause }));
    if (!willRetry) return changed();
    timer = clock.setTimer(changed, delayMs);
    delayMs = Math.min(delayMs * 2, MAX_RETRY_MS);
  }

  function tell(next: RtcError | null) {
    const isNews = next !== error;
    error = next;
    if (isNews) onError(next);
  }

  return {
    setAccess(access, inside) {
      pending.access = access;
      for (const id of inside) if (!pending.members.has(id)) pending.members.set(id, 'allowed');
      changed();
    },
    setMember(id, value) {
      pending.members.set(id, value);
      changed();
    },
    end() {
      pending.end = true;
      changed();
    },
    get isTaken() {
      return !sending && isEmpty(pending);
    },
    get error() {
      return error;
    },
    retry: changed,
    clear() {
      clock.clearTimer(timer);
      stay = {};
      sending = null;
      error = null;
      delayMs = RETRY_MS;
      pending = { members: new Map() };
    },
  };
}
