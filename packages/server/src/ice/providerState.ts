import * as v from 'valibot';
import type { IceAnswer } from './iceSource';
import { withoutRelays } from './staticSource';

const ServerSchema = v.object({
  urls: v.union([v.string(), v.array(v.string())]),
  username: v.exactOptional(v.string()),
  credential: v.exactOptional(v.string()),
});

const AnswerSchema = v.object({
  iceServers: v.array(ServerSchema),
  /** What is wrong with each of the servers that were left out. */
  faults: v.array(v.string()),
  /** From then on it is to be renewed, and until then it serves, in ms since 1970. */
  freshUntil: v.number(),
  goodUntil: v.number(),
});

const StateSchema = v.object({
  /** When the vendor was asked, in ms since 1970: of two states the later one counts. */
  at: v.number(),
  /** The last good answer; null: there was none. */
  answer: v.nullable(AnswerSchema),
  /** Why there is none after it; null: it didn't fail. */
  failure: v.nullable(v.object({ code: v.string(), message: v.string() })),
  /** How many times in a row the vendor has failed. */
  failures: v.number(),
  /** Until then a vendor that failed is left alone, in ms since 1970. */
  backoffUntil: v.number(),
});

/** What is known of a vendor: one value, so that the instances of a deployment can share it as a text. */
export type ProviderState = v.InferOutput<typeof StateSchema>;

/** A vendor that was never asked. */
export const UNKNOWN_PROVIDER: ProviderState = { at: 0, answer: null, failure: null, failures: 0, backoffUntil: 0 };

/** A state out of its text; null: it is none. */
export function parseProviderState(text: string | null): ProviderState | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), StateSchema), text);
  return result.success ? result.output : null;
}

/** Whether there is nothing to ask now: the answer is fresh, or the vendor has failed just before. */
export function isSettled({ answer, backoffUntil }: ProviderState, now: number): boolean {
  return (answer !== null && now < answer.freshUntil) || now < backoffUntil;
}

/** For how long the state is worth keeping, in seconds: failures are counted for some time after the last one. */
export function lifetimeOf({ answer, backoffUntil }: ProviderState, now: number): number {
  return Math.ceil((Math.max(answer?.goodUntil ?? 0, backoffUntil) - now) / 1000) + 600;
}

/** The servers of an answer that is still good; null: there is none. */
export function serversIn({ answer }: ProviderState, relay: boolean, now: number): IceAnswer | null {
  if (!answer || answer.goodUntil <= now) return null;
  const { iceServers, faults } = answer;
  return {
    iceServers: relay ? iceServers : withoutRelays(iceServers),
    ttlSeconds: Math.max(1, Math.floor((answer.goodUntil - now) / 1000)),
    ...(faults.length > 0 && { problems: faults.map((message) => ({ code: 'provider-invalid' as const, message })) }),
  };
}
