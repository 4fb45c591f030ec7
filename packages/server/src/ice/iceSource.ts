import type { IceServer } from './iceServer';
import type { IceSettings } from './iceSettings';

/** What a source hands out for one request. */
export interface IceHandOut {
  readonly iceServers: readonly IceServer[];
  /** How long the credentials are good for, in seconds; null: they don't expire. */
  readonly ttlSeconds: number | null;
}

/** Where ICE servers come from: a list, a secret shared with coturn, a vendor's endpoint. */
export interface IceSource {
  /** The addresses as far as they are known beforehand, for people to read. No secret. */
  readonly urls: readonly string[];
  /** ICE servers for one request; credentials that expire are made here, each time anew. */
  handOut(): Promise<IceHandOut>;
}

/**
 * Makes a source out of the settings that concern it, or null if they are not set.
 * Throws a `TypeError` that names the setting and what is wrong with it, and never quotes its value.
 */
export type IceSourceFactory = (settings: IceSettings) => IceSource | null;
