import { HttpError } from '../http/httpError';
import type { RoomRole } from '../room/roomTokens';

/** What is asked for, when `authorize` decides. */
export interface ChannelAuthContext {
  /** The room's name, already checked. */
  readonly room: string;
  /** The connection that asks; a new one after every reconnect. */
  readonly socketId: string;
  /** All form fields of the request, whose body has been read by now. Nothing in them is checked. */
  readonly params: URLSearchParams;
}

/** Who comes in. */
export interface AdmittedMember {
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

/** Who comes in, checked. */
export interface CheckedMember {
  readonly name: string;
  readonly id: string | undefined;
  readonly role: RoomRole;
}

/** `false` and `null` refuse, `true` lets in without a name. */
export type Admission = AdmittedMember | boolean | null;

/** The user's decision about a request. */
export type Authorize = (request: Request, context: ChannelAuthContext) => Admission | Promise<Admission>;

/**
 * Who may come in, as `authorize` says. Throws an `HttpError` (403) if nobody, and a `TypeError` if what it
 * says makes no sense.
 */
export async function admit(
  authorize: Authorize,
  request: Request,
  context: ChannelAuthContext,
): Promise<CheckedMember> {
  const admitted = await authorize(request, context);
  if (!admitted) throw new HttpError(403, 'room-forbidden', 'You may not enter this room.');
  const { name = '', id, role = 'guest' } = admitted === true ? {} : admitted;
  if (typeof name !== 'string') throw new TypeError('authorize: name must be a string.');
  if (id !== undefined && (typeof id !== 'string' || id.length < 1 || id.length > 128)) {
    throw new TypeError('authorize: id must be a string of 1 to 128 characters.');
  }
  if (role !== 'host' && role !== 'guest') throw new TypeError("authorize: role must be 'host' or 'guest'.");
  return { name, id, role };
}
