import type { Authorize } from '../channelAuth/authorizeMember';
import { createMemberReader, type MemberOptions } from '../channelAuth/memberRequest';
import { membersOf } from '../channelAuth/membersOf';
import { waitingChannelOf } from '../channelAuth/roomChannel';
import { handle, type HandlerOptions, type RequestHandler } from '../http/handle';
import { HttpError } from '../http/httpError';
import { within } from '../http/within';
import { checkAddressHeader, clientAddress } from '../limits/clientAddress';
import { createRateLimits } from '../limits/createRateLimits';
import { memoryStore } from '../store/memoryStore';
import { StoreError, type Store } from '../store/store';
import type { AccessApp } from './accessApp';
import { applyAccessChange, changesAnything, changesState, readAccessChange, type AccessChange } from './accessChange';
import { standingOf, type RoomAccess, type RoomAccessState } from './roomAccess';

export interface AccessControlOptions extends HandlerOptions, MemberOptions {
  /** Your own instance of the `pusher` package, for Pusher or a compatible server. */
  pusher: AccessApp;
  /** Your decision, per request: who has `role: 'host'` may change who is in the room. As for `createChannelAuth`. */
  authorize: Authorize;
  /** What the other handlers go by. */
  access: RoomAccess;
  /** Where requests are counted; while it is down each instance counts for itself. @default memoryStore() */
  store?: Store;
  /** The header in which your own proxy or host writes the client's address; see `clientAddress`. @default none */
  addressHeader?: string;
  /** How often a minute one address may ask. @default 120 */
  maxPerMinute?: number;
}

/** The event that tells a waiting room of a decision, and a room of its end. Only a server can trigger it. */
const eventName = 'visavis-access';
/** How long the signaling server may take, in ms; the `pusher` package sets no limit of its own. */
const TIMEOUT_MS = 3000;

/**
 * A handler for the hosts of a room: `POST` of `socket_id`, `channel_name`, `client_secret` as a form, and what is to
 * change: `access` (`open`, `locked`), the ids of members in `admit`, `decline`, `remove`, `ban`, each as often as need
 * be, and `end` (`yes`: the call is over for all). The answer is what holds then: `{ access, admitted, removed, banned }`; with
 * nothing to change it is what holds. A guest who asks that is answered `{ access, you }`: `you` is `admitted`, `waiting`,
 * `removed` (they wait, having been put out) or `banned`.
 *
 * Who is in the room when it is locked stays in it. Who is removed or banned and has signed in (`createUserAuth`) loses the
 * connection. The waiting room is told by the event `visavis-access`: `{ access, admitted, declined, banned }`, the lists
 * being ids that this request named; of the end the room is told as well: `{ ended }`, the id of the host. All of it may be
 * sent again: it says what is to be, not what to do.
 *
 * Errors are those of `createChannelAuth`, and 400 `access-invalid`, `member-invalid`; 403 `not-a-host`; 503
 * `access-unavailable`: the store is down, and nothing has changed. Throws a `TypeError` for options that can't work.
 */
export function createAccessControl(options: AccessControlOptions): RequestHandler {
  const { pusher, access, addressHeader, onError, store = memoryStore(), maxPerMinute = 120 } = options;
  if (addressHeader !== undefined) checkAddressHeader(addressHeader);
  const readMember = createMemberReader('createAccessControl', options);
  const quota = [{ limit: maxPerMinute, windowSeconds: 60 }];
  const limits = createRateLimits({
    name: 'access',
    store,
    quotas: { address: quota, member: [], room: quota },
    whenDown: 'open',
    onError,
    message: 'Access to this room was changed too often.',
  });

  return handle(
    'POST',
    async (request) => {
      await limits.enforce({ address: clientAddress(request, addressHeader) });
      const { params, channel, room, member } = await readMember(request);
      const change = readAccessChange(params);
      if (member.role !== 'host') {
        if (changesAnything(change)) throw new HttpError(403, 'not-a-host', 'Only a host decides who is in the room.');
        const state = await kept(() => access.read(room));
        return { access: state.access, you: standingOf(state, member) };
      }
      await limits.enforce({ room });
      const state = await kept(() => decide(room, channel, change));
      await tell(pusher, channel, change, member.id);
      return state;
    },
    options,
  );

  async function decide(room: string, channel: string, change: AccessChange): Promise<RoomAccessState> {
    if (!changesState(change)) return access.read(room);
    const present = change.access === 'locked' ? await membersOf(pusher, channel) : new Set<string>();
    return access.update(room, (before) => applyAccessChange(before, change, present));
  }
}

/** What the store says or has taken. Throws an `HttpError` (503) while it is down. */
async function kept(keep: () => Promise<RoomAccessState>): Promise<RoomAccessState> {
  try {
    return await keep();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const text = 'What you decided could not be kept, and has not changed anything. Try again.';
    throw new HttpError(503, 'access-unavailable', text, { cause: error });
  }
}

// The `pusher` package writes it into the address as it is: an id must not lead elsewhere. Ids that are minted here fit.
const fitsPath = /^(?!\.{1,2}$)[^/\\?#%]+$/;

/** Ends the connections of who is out, and tells the waiting room. All of it was decided before. */
async function tell(pusher: AccessApp, channel: string, change: AccessChange, host: string): Promise<void> {
  const { access, admit: admitted, decline: declined, remove, ban: banned, end } = change;
  const out = [...remove, ...banned].filter((id) => fitsPath.test(id));
  const isNews = access !== null || admitted.length + declined.length + banned.length > 0;
  const data = { ...(access !== null && { access }), admitted, declined, banned };
  const news = [
    ...(isNews ? [pusher.trigger(waitingChannelOf(channel), eventName, data)] : []),
    ...(end ? [pusher.trigger([channel, waitingChannelOf(channel)], eventName, { ended: host })] : []),
  ];
  try {
    await within(TIMEOUT_MS, Promise.all([endConnections(), ...news]));
  } catch (cause) {
    const text = 'It is decided, and the signaling server could not be told. Send it again.';
    throw new HttpError(503, 'signaling-unavailable', text, { cause });
  }

  /** A user's connections end in the whole app: a host has a say over those alone who are in its room, or wait for it. */
  async function endConnections(): Promise<void> {
    if (out.length === 0) return;
    const there = await Promise.all([membersOf(pusher, channel), membersOf(pusher, waitingChannelOf(channel))]);
    const ids = out.filter((id) => there.some((members) => members.has(id)));
    await Promise.all(ids.map((id) => pusher.terminateUserConnections(id)));
  }
}
