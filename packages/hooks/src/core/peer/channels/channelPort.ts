import type { Clock } from '../../environment/clock';

/** Marks our channels among those that an application opens by itself on the same connection. */
const PROTOCOL = 'visavis.1';
/** How many channels the other side may open before anybody here asks for them. */
const MAX_WAITING = 64;
/** How long a channel has to live, in ms, to be replaced at once when it closes; else that much later. */
const STEADY_MS = 1000;

/** The channel now, or null while there is none. Called again whenever that changes. */
export type ChannelListener = (channel: RTCDataChannel | null) => void;

/**
 * The place where the two ends of a connection find each other's data channels by label, whatever
 * connection there is at the moment.
 *
 * The initiator opens them in-band and the other side adopts them: numbers agreed on beforehand would have
 * to be derived from the labels, and would collide.
 */
export interface ChannelPort {
  /** Whether it adopts channels that the other side opens, or opens them itself. */
  readonly adopts: boolean;
  /** There is a connection: the channels that are asked for are opened on it. `offers`: by this side. */
  attach(pc: RTCPeerConnection, offers: boolean): void;
  /** The connection is gone, and all its channels with it. */
  detach(): void;
  /**
   * Asks for the channel with this label, until the returned function is called; that closes it.
   * @throws Error if the label is taken
   */
  claim(label: string, init: RTCDataChannelInit, listener: ChannelListener): () => void;
}

interface Claim {
  readonly label: string;
  readonly init: RTCDataChannelInit;
  readonly listener: ChannelListener;
  channel: RTCDataChannel | null;
  retry: unknown;
}

/** Makes a port without a connection. `initiator`: whether this side is to open the channels of the first one. */
export function createChannelPort(initiator: boolean, clock: Clock): ChannelPort {
  const claims = new Map<string, Claim>();
  /** What the other side opened and nobody here has asked for yet. */
  const waiting = new Map<string, RTCDataChannel>();
  let connection: RTCPeerConnection | null = null;
  let opens = initiator;
  let listening = new AbortController();

  function open(claim: Claim) {
    clock.clearTimer(claim.retry);
    if (!connection || connection.signalingState === 'closed') return;
    if (opens) {
      hand(claim, connection.createDataChannel(claim.label, { ...claim.init, protocol: PROTOCOL }));
      return;
    }
    const channel = waiting.get(claim.label);
    waiting.delete(claim.label);
    if (channel) hand(claim, channel);
  }

  function hand(claim: Claim, channel: RTCDataChannel) {
    const before = claim.channel;
    lose(claim);
    before?.close();
    const since = clock.now();
    channel.binaryType = 'arraybuffer';
    claim.channel = channel;
    channel.addEventListener('close', () => {
      if (claim.channel !== channel) return;
      lose(claim);
      if (!opens) return;
      // The other side has let go of it and may ask again. One that is always refused is no reason to spin.
      claim.retry = clock.setTimer(() => open(claim), clock.now() - since < STEADY_MS ? STEADY_MS : 0);
    });
    claim.listener(channel);
  }

  function lose(claim: Claim) {
    if (!claim.channel) return;
    claim.channel = null;
    claim.listener(null);
  }

  function onOffered(channel: RTCDataChannel) {
    if (channel.protocol !== PROTOCOL) return;
    const { label } = channel;
    const claim = claims.get(label);
    if (opens || (!claim && waiting.size >= MAX_WAITING)) {
      channel.close();
    } else if (claim) {
      hand(claim, channel);
    } else {
      waiting.get(label)?.close();
      waiting.set(label, channel);
      channel.addEventListener('close', () => waiting.get(label) === channel && waiting.delete(label));
    }
  }

  return {
    get adopts() {
      return !opens;
    },
    attach(pc, offers) {
      connection = pc;
      opens = offers;
      listening = new AbortController();
      pc.addEventListener('datachannel', ({ channel }) => onOffered(channel), { signal: listening.signal });
      if (opens) for (const claim of claims.values()) open(claim);
    },
    detach() {
      listening.abort();
      connection = null;
      waiting.clear();
      for (const claim of claims.values()) {
        clock.clearTimer(claim.retry);
        lose(claim);
      }
    },
    claim(label, init, listener) {
      if (claims.has(label)) {
        throw new Error(`The data channel "${label}" of this peer is in use: share it, or rename one.`);
      }
      const claim: Claim = { label, init, listener, channel: null, retry: undefined };
      claims.set(label, claim);
      open(claim);
      return () => {
        if (claims.get(label) !== claim) return;
        claims.delete(label);
        clock.clearTimer(claim.retry);
        const { channel } = claim;
        claim.channel = null;
        channel?.close();
      };
    },
  };
}
