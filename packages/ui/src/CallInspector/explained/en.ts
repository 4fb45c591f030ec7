import { createFormat } from '../../locales/format';
import { glossary } from '../../Term/glossary/en';

const format = /* @__PURE__ */ createFormat('en');

/** What explains a connection, in English; loaded when details are opened. */
export const explained = {
  terms: 'Terms:',
  glossary,
  quality: {
    title: 'Quality',
    measures: { packetLoss: 'packet loss', roundTripMs: 'round trip', jitterMs: 'jitter', frozenShare: 'frozen video' },
    good: (measure: string, value: string, fair: string) =>
      `Good: all measures are within their limits. The nearest to one is ${measure}: ${value} (fair above ${fair}).`,
    fair: (measure: string, value: string, fair: string, poor: string) =>
      `Fair, because of ${measure}: ${value} (fair above ${fair}, poor above ${poor}).`,
    poor: (measure: string, value: string, _fair: string, poor: string) =>
      `Poor, because of ${measure}: ${value} (poor above ${poor}).`,
    since: (at: number) => `Since ${format.clock(at)}.`,
  },
  limits: {
    starting: 'starting up, too early to say whether something limits it',
    none: 'not limited',
    unknown: 'this browser does not say whether something limits it',
    limitedLong: (reason: string) => `limited by ${reason}, as far back as the curves go`,
    limited: (reason: string, at: number) => `limited by ${reason} since ${format.clock(at)}`,
    reasons: { cpu: 'the processor', bandwidth: 'the network', other: 'something else' },
  },
  path: {
    why: 'Why this path',
    reasons: {
      hosts: 'Direct: an address of one machine reaches an address of the other, with no NAT in between, as on one machine or one network.',
      publicAddresses: 'Direct: a STUN server told the public address behind the NAT, and packets to it get through.',
      unannounced: 'Direct: while ICE tried the pairs, a packet came from an address that nobody had announced, and that pair works.',
      relayOnly: 'Through a relay, because only relays are allowed: your address stays hidden from the other side.',
      directFailed: 'Through a relay, because the direct pairs that were tried did not work.',
      relayed: 'Through a relay: ICE found no direct pair that works.',
      remoteRelay: 'Through a relay of the other side: no direct pair works, or the other side allows only relays.',
    },
    without: {
      same: 'Without STUN and TURN servers, this call would take the same path.',
      maybeStun: 'The address was found by the packets themselves; whether they would have been sent without STUN cannot be told from here.',
      needsStun: 'Without STUN, the public address would be unknown: this call would need a relay, or fail.',
      needsTurn: 'Without TURN, there would be no call between these two.',
    },
    servers: {
      none: 'No STUN or TURN server is set: calls beyond one network would mostly fail.',
      stun: 'STUN is set, TURN is not: a call between two symmetric NATs would fail.',
      turn: 'With the servers that are set, a call between two symmetric NATs would be relayed.',
      turnFailed: 'TURN is set, but does not work from here: a call between two symmetric NATs would fail.',
    },
    lost: 'If the network goes, ICE looks for another path (ICE restart) while the call waits. If the signaling server goes, the call goes on; only nobody new can join.',
    nat: 'Your NAT',
    nats: {
      symmetric: 'It looks symmetric: it used another address for this peer than for the STUN server.',
      nat: 'There is one: your public address is not that of your machine. Whether it is symmetric, the network check can tell.',
      notCrossed: 'This path crosses none. Whether there is one towards the internet, the network check can tell.',
      unknown: 'Could not be judged: a relay hides it. The network check can tell; it takes two STUN servers on different hosts.',
    },
    maybeNat: 'NAT?',
    candidates: 'Candidates',
    gathered: 'You gathered',
    remote: 'They told you',
    noCandidates: 'none',
    count: (count: number, type: string) => `${count} ${type}`,
    countAfter: (count: number, type: string, ms: number) => `${count} ${type} (after ${format.milliseconds(ms)})`,
    answered: (outcome: string, ms: number) => `${outcome}, answered within ${format.milliseconds(ms)}`,
    unanswered: (checks: number) => (checks === 1 ? 'no answer to the only check' : `no answer to ${checks} checks`),
    pairs: 'Pairs tried',
    pair: 'Pair',
    outcome: 'Outcome',
    inUse: 'works, and is in use (nominated)',
    oneInUse: 'work, and one of them is in use (nominated)',
    states: {
      succeeded: 'works',
      failed: 'no answer',
      'in-progress': 'being tried',
      waiting: 'not tried yet',
      frozen: 'not tried yet',
    },
    serverTitle: 'STUN and TURN servers',
    server: 'Server',
    outcomes: {
      answered: 'works: gave an address',
      'nothing-new': 'told nothing new',
      unauthorized: 'refused the credentials',
      refused: 'refused',
      unreachable: 'no answer: down, misspelt, or blocked by a firewall',
      unknown: 'not known',
    },
    code: (outcome: string, code: number) => `${outcome} (${code})`,
  },
  key: {
    title: 'Who can read what',
    server: 'Signaling server',
    encrypted: 'Signaling is encrypted with the key in the link, from browser to browser. The signaling server passes it on and cannot read it.',
    plain: 'The link has no key. Signaling is protected on its way (TLS), but the signaling server can read it, and could sit in between.',
    how: 'To get a link with a key, start a new call with the suggested room name, or ask for a key where you name the room. Everybody has to use that link.',
    check: 'Whether anybody sits in between: compare the safety codes.',
    what: 'What',
    media: 'Audio, video, files',
    setUp: 'Offers, answers, addresses, messages sent by signaling',
    presence: 'Who is here, and when',
    you: 'You',
    them: 'Them',
    yes: 'reads it',
    no: 'cannot',
    between: 'only by sitting in between',
    relay: 'A relay passes on encrypted packets, and cannot read them.',
    secure: 'This page came from a secure origin: nobody on the way could change it. Browsers give camera, microphone and encryption to no other.',
    insecure: 'This page did not come from a secure origin (https): browsers keep camera and microphone from it, and anyone on the way could change it.',
  },
  safety: {
    protects: 'It protects from a server, or anyone else on the way, that puts itself between you: then your codes differ.',
    not: 'It does not protect from the person you talk to, from voices you do not know, or from programs on your devices.',
  },
  lock: 'A lock keeps newcomers waiting until a host lets them in. It encrypts nothing.',
  policy: {
    all: 'The others can learn your network address.',
    relay: 'The others do not learn your network address (Hide my address).',
  },
};

/** What a language must bring to explain a connection. */
export type Explained = typeof explained;
