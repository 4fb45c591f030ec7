import type { Clock } from '../environment/clock';
import { createTokenBucket } from '../tokenBucket';
import type { AccessMessage, AccessStatement, Verdict } from './access/accessMessage';
import type { RoomPolicy } from './access/policy';

/** How long to wait for an answer before saying it again, in ms; doubled each time. */
const REPEAT_MS = 2000;
const MAX_REPEAT_MS = 30_000;
/** How many questions of one member are answered a second, and how many at once. */
const REPLIES_PER_SECOND = 1;
const REPLIES_BURST = 12;

/** What is assumed of a member who has said nothing: that nothing keeps us apart. */
const SILENT: AccessStatement = { verdict: null, round: 0 };

/** What an exchange with one other member needs. */
export interface AccessExchangeOptions {
  clock: Clock;
  visit: string;
  /** What the hosts have decided, for those who believe the local member; else undefined. */
  policy(): RoomPolicy | undefined;
  send(message: AccessMessage): void;
}

/** What two members say to each other about access: state that is said again until it was heard. */
export interface AccessExchange {
  /** What they have said last about the local member, if anything. */
  readonly heard: Verdict | null;
  readonly visit: string | undefined;
  /** Says this from now on. `waits`: the local member needs to hear what they say. */
  say(verdict: Verdict | null, waits: boolean): void;
  /** The local member begins to connect after not wanting to. */
  beginRound(): void;
  /** Whether they have heard what is said now. */
  readonly isHeard: boolean;
  /** @returns whether they have begun to connect anew: what was offered before is lost */
  receive(message: AccessMessage): boolean;
  /** They have said which visit of theirs it is. */
  learnVisit(visit: string): void;
  /** Presence has listed them again: makes sure that both still know what the other one says. */
  confirm(): void;
  /** They have begun anew, and know nothing of what was said. */
  reset(): void;
  close(): void;
}

const isSame = (a: AccessStatement, b: AccessStatement) => a.round === b.round && a.verdict === b.verdict;

/** Whether nothing needs to be said: `'in'` is what is assumed of a member who has said nothing. */
const isAssumed = (a: AccessStatement, b: AccessStatement) =>
  isSame(a, b) || [a, b].every(({ verdict, round }) => round === 0 && (verdict === null || verdict === 'in'));

/** Makes an exchange in which nothing has been said. */
export function createAccessExchange({ clock, visit, policy, send }: AccessExchangeOptions): AccessExchange {
  let says = SILENT;
  /** What they have acknowledged. */
  let acknowledged = SILENT;
  let heard: AccessStatement | null = null;
  let theirVisit: string | undefined;
  let waits = false;
  /** Presence was interrupted: what was said before may hold no more. */
  let unsure = false;
  let timer: unknown;
  let delayMs = REPEAT_MS;

  const replies = createTokenBucket(REPLIES_PER_SECOND, REPLIES_BURST, clock.now);
  const isHeard = () => isAssumed(says, acknowledged);
  const needsAnswer = () => !isHeard() || waits || unsure;

  function post(ask: boolean) {
    const decided = policy();
    send({ type: 'access', says, heard, ask, visit, ...(decided && { policy: decided }) });
  }

  function schedule() {
    clock.clearTimer(timer);
    if (!needsAnswer()) return;
    timer = clock.setTimer(() => {
      delayMs = Math.min(delayMs * 2, MAX_REPEAT_MS);
      post(true);
      schedule();
    }, delayMs);
  }

  function postAnew() {
    delayMs = REPEAT_MS;
    post(needsAnswer());
    schedule();
  }

  function change(next: AccessStatement, nextWaits: boolean) {
    const askedBefore = waits;
    const saidBefore = says;
    says = next;
    waits = nextWaits;
    if ((waits && !askedBefore) || (!isHeard() && !isSame(says, saidBefore))) postAnew();
    else schedule();
  }

  return {
    get heard() {
      return heard?.verdict ?? null;
    },
    get visit() {
      return theirVisit;
    },
    get isHeard() {
      return isHeard();
    },
    say: (verdict, nextWaits) => change({ ...says, verdict }, nextWaits),
    beginRound: () => change({ ...says, round: says.round + 1 }, waits),
    receive(message) {
      const roundBefore = heard?.round ?? 0;
      heard = message.says;
      theirVisit = message.visit;
      acknowledged = message.heard ?? SILENT;
      unsure = false;
      // An answer asks for none, unless it says something that they have not heard: so it comes to an end.
      if (message.ask && replies.take()) post(!isHeard());
      schedule();
      return heard.round !== roundBefore;
    },
    learnVisit(visited) {
      theirVisit = visited;
    },
    confirm() {
      unsure = heard !== null || !isAssumed(says, SILENT);
      if (unsure) postAnew();
    },
    reset() {
      // Who was told to wait goes on waiting until it is told otherwise.
      heard = heard?.verdict === 'wait' ? { verdict: 'wait', round: 0 } : null;
      theirVisit = undefined;
      acknowledged = SILENT;
      says = { ...says, round: 0 };
      unsure = heard !== null;
      if (needsAnswer()) postAnew();
    },
    close: () => clock.clearTimer(timer),
  };
}
