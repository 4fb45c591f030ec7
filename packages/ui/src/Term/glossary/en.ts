/** A term, and one sentence on what it means. */
export interface GlossaryEntry {
  readonly name: string;
  readonly text: string;
}

/** The terms of a call and of how it is connected, in English. */
export const glossary = {
  signaling: {
    name: 'Signaling',
    text: 'The messages by which two browsers that have no connection yet agree on one, passed on by a signaling server.',
  },
  webrtc: { name: 'WebRTC', text: 'What browsers have for audio, video and data from one browser to another.' },
  ice: {
    name: 'ICE',
    text: 'The procedure that collects the addresses of both sides, tries the pairs of them, and keeps the best pair that works.',
  },
  candidate: {
    name: 'Candidate',
    text: 'An address and a port at which one of the two sides may be reached: host, srflx, prflx or relay.',
  },
  pair: {
    name: 'Candidate pair',
    text: 'One candidate of each side; ICE tries whether packets get from one to the other and back.',
  },
  nominated: { name: 'Nominated', text: 'Chosen by ICE, among the pairs that work, to carry the call.' },
  host: {
    name: 'host',
    text: 'An address of the machine itself; good on one network, and often hidden by the browser behind a name that ends in .local.',
  },
  srflx: {
    name: 'srflx',
    text: 'Server reflexive: the machine’s public address, as a STUN server saw it from outside of the NAT.',
  },
  prflx: {
    name: 'prflx',
    text: 'Peer reflexive: an address that nobody announced, and that was seen as the sender of a packet while ICE tried the pairs.',
  },
  relay: {
    name: 'relay',
    text: 'An address on a TURN server, which passes everything on; it works from almost anywhere, and costs time and bandwidth.',
  },
  stun: { name: 'STUN', text: 'A server that tells a browser by which public address it is seen; it carries no media.' },
  turn: {
    name: 'TURN',
    text: 'A relay server that passes on the encrypted packets of two sides that can’t reach each other directly.',
  },
  nat: {
    name: 'NAT',
    text: 'What a router does when many machines share one public address: it rewrites addresses, and lets in only what was asked for.',
  },
  endpointIndependent: {
    name: 'Endpoint-independent NAT',
    text: 'A NAT that uses one public address for all destinations, so that an address found by STUN is good for the peer too.',
  },
  symmetric: {
    name: 'Symmetric NAT',
    text: 'A NAT that uses another public address for each destination, so that what STUN finds is of no use to the peer; two of them need a relay.',
  },
  udp: { name: 'UDP', text: 'Packets without waiting for lost ones, as calls want it.' },
  tcp: { name: 'TCP', text: 'A stream in which everything waits for a lost packet; used where a firewall lets no UDP through.' },
  tls: { name: 'TLS', text: 'TCP with encryption, as for https; firewalls take it for a web page, and let it through.' },
  dtls: {
    name: 'DTLS',
    text: 'The handshake by which two browsers agree on the keys of a call; every WebRTC call is encrypted by it.',
  },
  fingerprint: {
    name: 'Fingerprint',
    text: 'A short digest of the certificate that a browser uses in a call, which each side tells the other by signaling.',
  },
  sdp: { name: 'SDP', text: 'The text format of offers and answers: tracks, codecs, directions, fingerprint.' },
  roundTrip: { name: 'Round trip', text: 'How long a packet takes to the other side and back.' },
  jitter: { name: 'Jitter', text: 'How unevenly packets arrive; a player has to wait longer for the late ones.' },
  packetLoss: { name: 'Packet loss', text: 'The share of packets that never arrive.' },
  frozenShare: { name: 'Frozen video', text: 'The share of the time in which the video of the other side stands still.' },
  opus: { name: 'opus', text: 'The audio codec of nearly all calls, for speech and for music.' },
  vp8: { name: 'VP8', text: 'A video codec that every browser has, and that takes little computing.' },
  vp9: { name: 'VP9', text: 'A video codec that needs a third less bandwidth than VP8, and more computing.' },
  h264: { name: 'H264', text: 'A video codec that many devices have in hardware.' },
  av1: { name: 'AV1', text: 'A newer video codec that needs the least bandwidth and the most computing.' },
  h265: { name: 'H265', text: 'A video codec, also called HEVC, that some devices have in hardware.' },
  iceRestart: {
    name: 'ICE restart',
    text: 'A new round of ICE during a call, which finds another path after a network was lost or changed.',
  },
  secureOrigin: {
    name: 'Secure origin',
    text: 'A page that came over https, or from localhost; browsers give the camera, the microphone and encryption to no other, since anyone on the way could have changed the page.',
  },
} satisfies Record<string, GlossaryEntry>;

/** Which terms there are. */
export type TermId = keyof typeof glossary;

/** The terms in one language. */
export type Glossary = Readonly<Record<TermId, GlossaryEntry>>;
