import type { Environment } from '../environment';
import type { IceServer } from './iceServer';

/** ICE servers, set in code. The environment variables of the README say the same. */
export interface IceConfig {
  /** Servers as they are, with credentials that don't expire. */
  iceServers?: readonly IceServer[];
  /** A vendor's endpoint, which this server asks for servers with credentials that expire. */
  iceServersUrl?: string;
  /** What the vendor knows you by: a bearer key, `USER:PASSWORD`, or either with `Bearer` or `Basic` in front. */
  iceServersToken?: string;
  /** Any method of HTTP. @default 'POST' with a token, 'GET' without */
  iceServersMethod?: string;
  stunUrls?: string | readonly string[];
  /** Needs `turnSecret`, or `turnUsername` with `turnCredential`. */
  turnUrls?: string | readonly string[];
  /** The secret shared with the TURN server (coturn: `static-auth-secret`); it never leaves this server. */
  turnSecret?: string;
  /** How long credentials are good for, in seconds; more than 3600 is cut to that. @default 3600 */
  turnTtlSeconds?: number;
  turnUsername?: string;
  turnCredential?: string;
}

const variables = {
  iceServers: 'ICE_SERVERS',
  iceServersUrl: 'ICE_SERVERS_URL',
  iceServersToken: 'ICE_SERVERS_TOKEN',
  iceServersMethod: 'ICE_SERVERS_METHOD',
  stunUrls: 'STUN_URLS',
  turnUrls: 'TURN_URLS',
  turnSecret: 'TURN_SECRET',
  turnTtlSeconds: 'TURN_TTL_SECONDS',
  turnUsername: 'TURN_USERNAME',
  turnCredential: 'TURN_CREDENTIAL',
} as const satisfies Record<keyof IceConfig, string>;

type SettingKey = keyof typeof variables;

const keys = Object.keys(variables) as SettingKey[];

/** A value and the name its owner knows it by, so that a complaint about it can be understood. */
export interface IceSetting {
  readonly name: string;
  /** As it was given; undefined when it is not set. */
  readonly value: unknown;
}

/** Every setting, from whichever of the two places. */
export type IceSettings = Readonly<Record<SettingKey, IceSetting>>;

const isText = (value: unknown) => value === undefined || typeof value === 'string';

/** Whether a configuration is written in code, rather than in environment variables, which are all texts. */
export function isInCode(input: IceConfig | Environment): boolean {
  return keys.some((key) => key in input) || !Object.values(input).every(isText);
}

/** Brings configuration and environment to one form. An empty variable counts as not set. */
export function readIceSettings(input: IceConfig | Environment): IceSettings {
  const given = input as Readonly<Record<string, unknown>>;
  const fromConfig = isInCode(input);
  const settings = keys.map((key): [SettingKey, IceSetting] => {
    const name = fromConfig ? key : variables[key];
    const value = given[name];
    const blank = typeof value === 'string' && value.trim() === '';
    return [key, { name, value: blank ? undefined : value }];
  });
  return Object.fromEntries(settings) as Record<SettingKey, IceSetting>;
}
