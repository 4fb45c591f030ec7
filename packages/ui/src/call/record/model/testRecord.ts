import type { CallEvent, CallRecord, RecordedIce, RecordedParticipant, RecordedSample } from './CallRecord';

/** When the calls of tests begin. */
export const startedAt = Date.UTC(2026, 0, 5, 9, 41, 0);

export const testSdp = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1 2',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 110',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y',
  'a=fingerprint:sha-256 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB',
  'a=setup:actpass',
  'a=sendrecv',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:63 red/48000/2',
  'a=rtpmap:110 telephone-event/48000',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97 98',
  'a=recvonly',
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:97 rtx/90000',
  'a=rtpmap:98 VP9/90000',
  'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
  'a=sctp-port:5000',
  '',
].join('\r\n');

export const sampleAt = (second: number, change: Partial<RecordedSample['route']> = {}): RecordedSample => ({
  at: startedAt + second * 1000,
  route: {
    kind: 'direct',
    local: 'host',
    remote: 'srflx',
    protocol: 'udp',
    relayProtocol: null,
    localAddress: '192.168.1.7:50123',
    remoteAddress: '203.0.113.9:61234',
    roundTripMs: 20,
    ...change,
  },
  sent: { bitrateKbps: 800 },
  received: { bitrateKbps: 900 },
  inbound: { audio: [], video: [{ mid: '1', codec: 'VP8', bitrateKbps: 850, packetLoss: 0, jitterMs: 4, width: 640, height: 480, framesPerSecond: 30 }] },
  outbound: { audio: [{ mid: '0', codec: 'opus', bitrateKbps: 32, packetLoss: null, jitterMs: null }], video: [] },
});

export type EventRow = [second: number, kind: CallEvent['kind'], participant?: string | null, value?: string | null, cause?: CallEvent['cause']];

/** Events by second, kind, participant, value and cause. */
export function eventsOf(...rows: EventRow[]): CallEvent[] {
  return rows.map(([second, kind, participant = null, value = null, cause = null], id) => ({
    id,
    at: startedAt + second * 1000,
    kind,
    participant,
    value,
    cause,
  }));
}

const succeeded = { local: 'host', remote: 'srflx', state: 'succeeded', count: 1, checks: 6, answers: 6, roundTripMs: 21 } as const;

const ice: RecordedIce = {
  at: startedAt + 2000,
  policy: 'all',
  local: { host: 2, srflx: 1, prflx: 0, relay: 1 },
  gatheredAfterMs: { host: 3, srflx: 41, prflx: null, relay: 88 },
  remote: { host: 1, srflx: 1, prflx: 0, relay: 0 },
  pairs: [{ ...succeeded, remote: 'host', state: 'failed', count: 2, checks: 12, answers: 0, roundTripMs: null }, succeeded],
  servers: [
    { url: 'stun:stun.example.org:3478', status: 'answered', code: null },
    { url: 'turn:203.0.113.40:3478?transport=udp', status: 'answered', code: null },
  ],
};

const ben: RecordedParticipant = {
  id: 'b',
  name: 'Ben',
  signaling: [
    { id: 100, at: startedAt + 1000, kind: 'offer', direction: 'sent', detail: testSdp },
    { id: 101, at: startedAt + 1200, kind: 'answer', direction: 'received', detail: testSdp },
    {
      id: 102,
      at: startedAt + 1300,
      kind: 'candidate',
      direction: 'sent',
      detail: 'candidate:1 1 udp 2122260223 192.168.1.7 50123 typ host generation 0 ufrag EsAw network-id 1',
    },
  ],
  samples: Array.from({ length: 60 }, (_, second) => sampleAt(second + 2, second < 40 ? {} : { kind: 'relay', local: 'relay', relayProtocol: 'udp' })),
  ice: [ice, { ...ice, at: startedAt + 42_000, pairs: [{ ...succeeded, local: 'relay' }] }],
  setUps: [
    { at: startedAt + 900, kind: 'first', prepare: 100, exchange: 200, ice: 80, dtls: 40, frame: 300 },
    { at: startedAt + 40_000, kind: 'iceRestart', prepare: 20, exchange: 120, ice: 90, dtls: null, frame: null },
  ],
};

/** A minute with Ben, in which the network changed. */
export const testRecord: CallRecord = {
  startedAt,
  endedAt: startedAt + 62_000,
  name: 'Ada',
  policy: 'all',
  servers: ['stun:stun.example.org:3478', 'turn:turn.example.org:3478?transport=udp'],
  permissionMs: 1200,
  events: eventsOf(
    [0, 'room', null, 'joined'],
    [1, 'joined', 'b'],
    [1, 'connection', 'b', 'connecting'],
    [2, 'connection', 'b', 'connected'],
    [2, 'path', 'b', 'direct'],
    [38, 'network', null, 'offline'],
    [40, 'network', null, 'online'],
    [40, 'iceRestart', 'b', null, 'network-changed'],
    [41, 'connection', 'b', 'reconnecting'],
    [42, 'connection', 'b', 'connected'],
    [42, 'path', 'b', 'relay'],
    [60, 'left', 'b', 'left'],
    [62, 'room', null, 'left'],
  ),
  participants: [ben],
};
