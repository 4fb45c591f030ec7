import type { Clock } from '../../core/environment/clock';
import { RtcError } from '../../core/errors';
import type { AccessDecision } from '../../core/signaling/port';

/** How long the server may take to answer, in ms: longer than it gives the signaling server. */
const ANSWER_MS = 15_000;

/** Where a guest stands, as the server says. `removed`: put out, and waits for a host. */
export type ServerStanding = 'admitted' | 'waiting' | 'removed' | 'banned';

/** The endpoint of your server that keeps who may be in a room: `createAccessControl` of `@visavis/server`. */
export interface AccessEndpoint {
  /** Resolves when it was taken. Rejects with an `RtcError`: `signaling-unavailable` where it may be taken later. */
  decide(decision: AccessDecision): Promise<void>;
  /** Where the local member stands; null: the server does not say. Never rejects. */
  ask(): Promise<ServerStanding | null>;
}

/** How to reach it. */
export interface AccessEndpointOptions {
  url: string;
  clock: Clock;
  /** The form fields beside the decision, asked for at each: whose it is, and about which room. */
  fields(): Record<string, string>;
}

const STANDINGS: readonly unknown[] = ['admitted', 'waiting', 'removed', 'banned'] satisfies ServerStanding[];

/** Makes the way to it. */
export function createAccessEndpoint({ url, clock, fields }: AccessEndpointOptions): AccessEndpoint {
  /** Throws what `fetch` does, also where no answer comes in time. */
  async function post(body: URLSearchParams): Promise<Response> {
    const asking = new AbortController();
    const timer = clock.setTimer(() => asking.abort(), ANSWER_MS);
    for (const [name, value] of Object.entries(fields())) body.set(name, value);
    try {
      // A host who ends the call leaves it, perhaps with the page, before the answer is here.
      return await fetch(url, { method: 'POST', body, signal: asking.signal, keepalive: true });
    } finally {
      clock.clearTimer(timer);
    }
  }

  return {
    async decide(decision) {
      let response: Response;
      try {
        response = await post(toForm(decision));
      } catch (cause) {
        throw new RtcError('signaling-unavailable', 'The server did not answer.', { cause });
      }
      if (!response.ok) throw await refusal(response);
    },
    async ask() {
      try {
        const response = await post(new URLSearchParams());
        const { you } = (await response.json()) as { you?: unknown };
        return STANDINGS.includes(you) ? (you as ServerStanding) : null;
      } catch {
        // Who is not told goes on as it is, and asks again.
        return null;
      }
    },
  };
}

function toForm({ access, end, ...lists }: AccessDecision): URLSearchParams {
  const form = new URLSearchParams();
  if (access) form.set('access', access);
  if (end) form.set('end', 'yes');
  for (const [name, ids] of Object.entries(lists)) for (const id of ids) form.append(name, id);
  return form;
}

/** Why the server did not take a decision. A token that has expired (401) may be another one the next time. */
async function refusal(response: Response): Promise<RtcError> {
  const { status } = response;
  const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  const words = body?.error?.message ?? `The server answered ${status}.`;
  const cause = { cause: { status, body } };
  if (status === 403) return new RtcError('room-forbidden', words, cause);
  const mayTakeItLater = status >= 500 || [401, 408, 429].includes(status);
  return new RtcError(mayTakeItLater ? 'signaling-unavailable' : 'signaling-rejected', words, cause);
}
