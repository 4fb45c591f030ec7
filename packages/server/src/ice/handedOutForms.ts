import * as v from 'valibot';

/** The servers in what was handed out: several, or a single one. Each is judged by itself (`readIceServerList`). */
const ServersSchema = v.union([v.array(v.unknown()), v.looseObject({})]);

/** Where they stand in it. */
export interface FoundEntries {
  readonly entries: unknown[] | Readonly<Record<string, unknown>>;
  /** As one writes it in JavaScript, after the name of the whole. */
  readonly path: string;
}

/** Each form in which servers are handed out; the first that fits counts. */
const forms: readonly ((value: unknown) => FoundEntries | null)[] = [
  // An RTCIceServer array, as in a configuration; Metered.
  form(v.array(v.unknown()), '', (entries) => entries),
  // Cloudflare, whose answer is an object, or an array in newer versions.
  form(v.object({ iceServers: ServersSchema }), '.iceServers', ({ iceServers }) => iceServers),
  // Twilio.
  form(v.object({ ice_servers: ServersSchema }), '.ice_servers', ({ ice_servers: servers }) => servers),
  // Xirsys.
  form(v.object({ v: v.object({ iceServers: ServersSchema }) }), '.v.iceServers', ({ v: { iceServers } }) => iceServers),
  // The TURN REST draft (`uris`, `password`), and a single RTCIceServer.
  form(v.looseObject({}), '', (server) => server),
];

/** Finds the servers in an answer of a vendor, or in a setting; null: it has none of the known forms. */
export function findEntries(value: unknown): FoundEntries | null {
  for (const find of forms) {
    const found = find(value);
    if (found) return found;
  }
  return null;
}

function form<Schema extends v.GenericSchema>(
  schema: Schema,
  path: string,
  entriesOf: (output: v.InferOutput<Schema>) => FoundEntries['entries'],
): (value: unknown) => FoundEntries | null {
  return (value) => {
    const result = v.safeParse(schema, value);
    return result.success ? { entries: entriesOf(result.output), path } : null;
  };
}

/** Seconds, as a number or as a text: Twilio's `"86400"`, others' `"86400s"`. */
const SecondsSchema = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?s?$/), v.transform(parseFloat))]),
  v.finite(),
  v.gtValue(0),
);

const lifetimes = ['ttl', 'ttlSeconds', 'ttl_seconds', 'lifetime', 'lifetimeDuration', 'expiryInSeconds'] as const;
const LifetimeSchema = v.looseObject(v.entriesFromList(lifetimes, v.fallback(v.optional(SecondsSchema), undefined)));

/** For how many seconds the credentials are good, by whichever name the vendor calls it; null: it doesn't say. */
export function findLifetime(value: unknown): number | null {
  const result = v.safeParse(LifetimeSchema, value);
  if (!result.success) return null;
  const { output } = result;
  return lifetimes.map((name) => output[name]).find((seconds) => seconds !== undefined) ?? null;
}
