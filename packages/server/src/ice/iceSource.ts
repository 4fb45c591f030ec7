import type { Store } from '../store/store';
import type { IceProblem } from './iceProblem';
import type { IceServer } from './iceServer';
import type { IceSettings } from './iceSettings';

/** For whom a source hands out servers. */
export interface IceRecipient {
  /** Whether they may have relays. */
  readonly relay: boolean;
  /** The same text for the same member; null: nobody knows who it is. */
  readonly user: string | null;
}

/** What a source has for one request. */
export interface IceAnswer {
  readonly iceServers: readonly IceServer[];
  /** How long the credentials are good for, in seconds; null: they don't expire. */
  readonly ttlSeconds: number | null;
  /** Why some are missing now that should be here. */
  readonly problems?: readonly IceProblem[];
}

/** Where ICE servers come from: a list, a secret shared with coturn, a vendor's endpoint. */
export interface IceSource {
  /**
   * The addresses, for people to read, or where they are asked for if they are not known beforehand. No secret.
   */
  readonly urls: readonly string[];
  /** Whether there may be relays among them, which cost money. */
  readonly hasRelay: boolean;
  /** ICE servers for one request; credentials are as fresh as this kind of source has them. Never rejects. */
  answer(recipient: IceRecipient): Promise<IceAnswer>;
}

/** What a source uses of its surroundings. */
export interface IceSourceTools {
  readonly fetch: typeof fetch;
  /** Where what was handed out is kept, for all instances. */
  readonly store: Store;
  /** Told what lies behind a problem. */
  onError(error: unknown): void;
  /** Told of a part of the settings that can't work while others can; throws it unless it is to be left out. */
  onFault(fault: TypeError): void;
}

/**
 * Makes a source out of the settings that concern it, or null if they are not set.
 * Throws a `TypeError` that names the setting and what is wrong with it, and never quotes its value.
 */
export type IceSourceFactory = (settings: IceSettings, tools: IceSourceTools) => IceSource | null;
