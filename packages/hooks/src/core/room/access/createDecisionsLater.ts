import { RtcError } from '../../errors';
import { createPart, type Part } from '../../part';
import type { MemberRole } from '../../signaling/port';
import type { createServerDecisions, ServerDecisions, ServerDecisionsOptions } from './serverDecisions';

/** The code that brings decisions to a server: fetched by hosts, as they enter. */
export const serverDecisions: Part<{ createServerDecisions: typeof createServerDecisions }> = /* @__PURE__ */ createPart(
  () => import('./serverDecisions'),
);

/** Server decisions whose code may still be on its way. */
export interface DecisionsLater extends ServerDecisions {
  /** There is a connection (again): does not wait any longer. A host's page fetches the code: it may decide something. */
  retry(role?: MemberRole): void;
}

/**
 * Makes one that has nothing to send. What is decided before its code is there waits for it; if that can't be had, it waits for
 * the next `retry()`, and `onError` hears of it.
 *
 * @param part for tests. @default the code that brings decisions to a server
 */
export function createDecisionsLater(options: ServerDecisionsOptions, part = serverDecisions): DecisionsLater {
  let decisions: ServerDecisions | null = null;
  let failure: RtcError | null = null;
  let waiting: ((made: ServerDecisions) => void)[] = [];

  async function load() {
    const loaded = await part.load();
    if (loaded instanceof RtcError) {
      failure = loaded;
      if (waiting.length > 0) options.onError(loaded);
      return;
    }
    const hadFailed = failure !== null && waiting.length > 0;
    failure = null;
    decisions ??= loaded.createServerDecisions(options);
    for (const task of waiting.splice(0)) task(decisions);
    if (hadFailed) options.onError(decisions.error);
  }

  function run(task: (made: ServerDecisions) => void) {
    if (decisions) return task(decisions);
    waiting.push(task);
    void load();
  }

  return {
    setAccess: (access, inside) => run((made) => made.setAccess(access, inside)),
    setMember: (id, value) => run((made) => made.setMember(id, value)),
    end: () => run((made) => made.end()),
    get isTaken() {
      return decisions?.isTaken ?? waiting.length === 0;
    },
    get error() {
      return decisions?.error ?? (waiting.length > 0 ? failure : null);
    },
    retry(role) {
      if (decisions) decisions.retry();
      else if (role === 'host' || waiting.length > 0) void load();
    },
    clear() {
      waiting = [];
      decisions?.clear();
    },
  };
}
