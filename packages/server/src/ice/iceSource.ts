import type { IceProblem } from './iceProblem';
import type { IceServer } from './iceServer';
import type { IceSettings } from './iceSettings';

/** What a source hands out for one request. */
export interface IceHandOut {
  readonly iceServers: readonly IceServer[];
  /** How long the credentials are good for, in seconds; null: they don't expire. */
  readonly ttlSeconds: number | null;
  /** Why there are none now, where there should be some. */
  readonly problem?: IceProblem;
}

/** Where ICE servers come from: a list, a secret shared with coturn, a vendor's endpoint. */
export interface IceSource {
  /**
   * The addresses, for people to read, or where they are asked for if they are not known beforehand. No secret.
   */
  readonly urls: readonly string[];
  /** ICE servers for one request; credentials are as fresh as this kind of source has them. Never rejects. */
  handOut(): Promise<IceHandOut>;
}

/** What a source uses of its surroundings. */
export interface IceSourceTools {
  readonly fetch: typeof fetch;
  /** Told what lies behind a problem. */
  onError(error: unknown): void;
}

/**
 * Makes a source out of the settings that concern it, or null if they are not set.
 * Throws a `TypeError` that names the setting and what is wrong with it, and never quotes its value.
 */
export type IceSourceFactory = (settings: IceSettings, tools: IceSourceTools) => IceSource | null;
