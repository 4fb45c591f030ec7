import { causes, eventValues, signalKinds, type CallEventKind, type CallRecord, type SetUpStep } from './CallRecord';
import { CheckError, list, nullable, number, oneOf, shape, text, type Check } from './check';

/** As much as a recorder keeps, and more than that is no call of ours. */
export const limits = { participants: 200, events: 5000, signaling: 400, samples: 2000, setUps: 200, servers: 64, ice: 200 };

/** The longest description that a peer takes. */
const MAX_DETAIL = 65_536;
const MAX_STREAMS = 32;
/** Until the year 2100. */
const time = number(0, 4_102_444_800_000);
const short = text(256);
const count = nullable(number(0, Number.MAX_SAFE_INTEGER));
const duration = nullable(number(0, 24 * 3_600_000));
const candidateTypes = ['host', 'srflx', 'prflx', 'relay'] as const;
const candidate = nullable(oneOf(candidateTypes));
const streamFields = {
  mid: nullable(short),
  codec: nullable(short),
  bitrateKbps: count,
  packetLoss: nullable(number(0, 1)),
  jitterMs: count,
};
const audio = shape(streamFields);
const video = shape({ ...streamFields, width: count, height: count, framesPerSecond: count, qualityLimitation: nullable(short), frozenShare: nullable(number(0, 1)) });
const streams = shape({ audio: list(audio, MAX_STREAMS), video: list(video, MAX_STREAMS) });
const traffic = shape({ bitrateKbps: count });
const path = {
  kind: oneOf(['direct', 'relay', 'unknown']),
  local: candidate,
  remote: candidate,
  protocol: nullable(short),
  relayProtocol: nullable(short),
  localAddress: nullable(short),
  remoteAddress: nullable(short),
};
const sample = shape({
  at: time,
  route: shape({ ...path, roundTripMs: count }),
  sent: traffic,
  received: traffic,
  inbound: streams,
  outbound: streams,
});
const signal = shape({
  id: number(0, Number.MAX_SAFE_INTEGER),
  at: time,
  kind: oneOf(signalKinds),
  direction: oneOf(['sent', 'received']),
  detail: nullable(text(MAX_DETAIL)),
});
const setUp = shape({
  at: time,
  kind: oneOf(['first', 'iceRestart', 'rebuild']),
  prepare: duration,
  exchange: duration,
  ice: duration,
  dtls: duration,
  frame: duration,
} satisfies Record<SetUpStep | 'at' | 'kind', Check<unknown>>);
const perType = <T>(check: Check<T>) => shape({ host: check, srflx: check, prflx: check, relay: check });
const whole = number(0, Number.MAX_SAFE_INTEGER);
/** More pairs of types and states, and more servers, there are not. */
const MAX_OUTCOMES = 100;
const ice = shape({
  at: time,
  policy: oneOf(['all', 'relay']),
  local: perType(whole),
  gatheredAfterMs: perType(duration),
  remote: perType(whole),
  pairs: list(
    shape({
      local: oneOf(candidateTypes),
      remote: oneOf(candidateTypes),
      state: oneOf(['frozen', 'waiting', 'in-progress', 'failed', 'succeeded']),
      count: whole,
      checks: count,
      answers: count,
      roundTripMs: count,
    }),
    MAX_OUTCOMES,
  ),
  servers: list(
    shape({
      url: short,
      status: oneOf(['answered', 'nothing-new', 'unauthorized', 'refused', 'unreachable', 'unknown']),
      code: count,
    }),
    MAX_OUTCOMES,
  ),
});
const participant = shape({
  id: short,
  name: short,
  signaling: list(signal, limits.signaling),
  samples: list(sample, limits.samples),
  ice: list(ice, limits.ice),
  setUps: list(setUp, limits.setUps),
});

const kinds = Object.keys(eventValues).filter((key): key is CallEventKind => key in eventValues);
const anyEvent = shape({
  id: number(0, Number.MAX_SAFE_INTEGER),
  at: time,
  kind: oneOf(kinds),
  participant: nullable(short),
  value: nullable(short),
  cause: nullable(oneOf(causes)),
});
const event: Check<ReturnType<typeof anyEvent>> = (value, where) => {
  const checked = anyEvent(value, where);
  const values: readonly string[] | null = eventValues[checked.kind];
  if (values === null) return { ...checked, value: null };
  return { ...checked, value: oneOf(values)(checked.value, `${where}.value`) };
};

const record = shape({
  startedAt: time,
  endedAt: nullable(time),
  name: short,
  policy: nullable(oneOf(['all', 'relay'])),
  servers: list(short, limits.servers),
  permissionMs: duration,
  events: list(event, limits.events),
  participants: list(participant, limits.participants),
});

/** Checks a record that came from elsewhere. @throws CheckError */
export function checkCallRecord(value: unknown): CallRecord {
  const checked = record(value, 'call');
  if (checked.endedAt !== null && checked.endedAt < checked.startedAt) throw new CheckError('call.endedAt', 'after its beginning');
  return checked;
}
