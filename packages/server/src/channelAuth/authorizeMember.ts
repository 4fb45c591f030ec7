import { HttpError } from '../http/httpError';
import type { RoomRole } from '../room/roomTokens';

/** What is asked for, when `authorize` decides. */
export interface ChannelAuthContext {
  /** The room's name, or its id where the name is not of `A-Za-z0-9_-` alone (`roomId`); already checked. */
  readonly room: string;
  /** The connection that asks; a new one after every reconnect. */
  readonly socketId: string;
  /** All form fields of the request, whose body has been read by now. Nothing in them is checked. */
  readonly params: URLSearchParams;
}

/** The member as whom a browser enters. */
export interface ChannelMember {
  /** What the others see; cleaned and cut to 64 characters. @default '' */
  name?: string;
  /**
   * Replaces the minted member id, 1 to 128 characters. Two tabs with one id are one member to Pusher, so
   * it must differ per tab.
   */
  id?: string;
  /**
   * `'host'`: they decide who is in the room; the others believe it, since only the server can say so.
   * @default 'guest'
   */
  role?: RoomRole;
}

/** A refusal in your own words. */
export interface AuthorizeRefusal {
  /** pusher-js and the hooks ask again after 401 once the page has a new token; 403 and 409 are final. */
  status: 401 | 403 | 409;
  /** For programs, such as `'room-token-expired'`. */
  code: string;
  /** For people; the client gets it. */
  message: string;
}

/** `false` and `null` refuse with 403, `true` lets in without a name. */
export type AuthorizeResult = ChannelMember | AuthorizeRefusal | boolean | null;

/** Your decision about a request. */
export type Authorize = (
  request: Request,
  context: ChannelAuthContext,
) => AuthorizeResult | Promise<AuthorizeResult>;

/** The member, checked. */
export interface CheckedMember {
  readonly name: string;
  readonly id: string | undefined;
  readonly role: RoomRole;
}

/**
 * Who may enter, as `authorize` says. Throws an `HttpError` for a refusal, and a `TypeError` if what it says
 * makes no sense.
 */
export async function authorizeMember(
  authorize: Authorize,
  request: Request,
  context: ChannelAuthContext,
): Promise<CheckedMember> {
  const result = await authorize(request, context);
  if (!result) throw new HttpError(403, 'room-forbidden', 'You may not enter this room.');
  if (result !== true && 'status' in result) throw new HttpError(result.status, result.code, result.message);
  const { name = '', id, role = 'guest' }: ChannelMember = result === true ? {} : result;
  if (typeof name !== 'string') throw new TypeError('authorize: name must be a string.');
  if (id !== undefined && (typeof id !== 'string' || id.length < 1 || id.length > 128)) {
    throw new TypeError('authorize: id must be a string of 1 to 128 characters.');
  }
  if (role !== 'host' && role !== 'guest') throw new TypeError("authorize: role must be 'host' or 'guest'.");
  return { name, id, role };
}
