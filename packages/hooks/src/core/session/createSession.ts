import { createTokenBucket } from '../tokenBucket';
import { createUniqueId } from '../uniqueId';
import { createAckTimer } from './ackTimer';
import { systemClock } from '../environment/clock';
import { classify, isCommitted, isProven, type Identity, type Trust } from './identity';
import { createOutbound } from './outbound';
import { createReorderBuffer } from './reorderBuffer';
import { parseSegment, type Segment } from './segment';
import type { Session, SessionOptions } from './session';

/** How many segments that belong to no session are answered a second, and how many at once. */
const REPLIES_PER_SECOND = 1;
const REPLIES_BURST = 6;

/** What a segment that names our id shows of its sender. */
const trustOf = ({ kind }: Segment): Trust => (kind === undefined ? 'established' : 'proven');

/** Makes one end of a session. Nothing is sent before there is something to send. */
export function createSession(options: SessionOptions): Session {
  const { transport, onMessage, clock = systemClock, createId = createUniqueId } = options;
  const costFactor = () => (options.batching?.() === 'throughput' ? 2 : 1);
  const outbound = createOutbound({ clock, costFactor, post, announce, isAnnouncing });
  const incoming = createReorderBuffer();
  const replies = createTokenBucket(REPLIES_PER_SECOND, REPLIES_BURST, clock.now);
  const ackTimer = createAckTimer(clock, costFactor, () => post({ seq: 0 }, incoming.hasGap));
  let identity: Identity = {
    localId: createId(),
    nextId: createId(),
    remoteId: undefined,
    trust: 'none',
    hasDelivered: false,
  };
  let opened = false;
  let announcing = false;
  let closed = false;
  let posted = 0;
  /** A proof was asked for that can't be given before the other end has shown itself. */
  let owesProof = false;

  /** Begins a session under the id that was kept for it. */
  function begin(remoteId: string | undefined, trust: Trust) {
    identity = { localId: identity.nextId, nextId: createId(), remoteId, trust, hasDelivered: false };
    opened = owesProof = false;
    incoming.clear();
    ackTimer.stop();
    outbound.clear();
  }

  function post({ seq, data }: Pick<Segment, 'seq' | 'data'>, fallback: boolean, kind?: 'probe'): boolean {
    const heldMs = ackTimer.stop();
    posted += 1;
    const { localId: from, remoteId: to } = identity;
    const { taken: ack, hasGap } = incoming;
    return transport.send(
      {
        from,
        ...(to !== undefined && { to }),
        seq,
        ack,
        ...(heldMs !== null && { heldMs }),
        ...(hasGap && { gap: true }),
        ...(kind && { kind }),
        ...(data !== undefined && { data }),
      },
      fallback,
    );
  }

  /** Whether to go on saying that we are here: until each end knows that the other one has taken it. */
  function isAnnouncing(): boolean {
    const { trust } = identity;
    return !closed && (trust === 'address' || trust === 'proven' || (announcing && trust !== 'established'));
  }

  function announce() {
    post({ seq: 0 }, true, identity.remoteId === undefined ? undefined : 'probe');
  }

  /** Answers a segment that is of no session. Those may be replayed, or made up, as often as anybody likes. */
  function reply(from: string, to: string, kind: 'probe' | 'offer') {
    if (replies.take()) transport.send({ from, to, seq: 0, ack: 0, kind }, true);
  }

  function replace(segment: Segment) {
    const { nextId } = identity;
    const isNext = segment.to === nextId;
    // Who named the id of a session that was only provisional has yet to hear of the new one.
    begin(segment.from, isNext ? trustOf(segment) : 'address');
    outbound.resetBackOff();
    options.onReset('remote');
    if (closed || identity.localId !== nextId) return;
    // What is said in reply tells them; without that, nothing would.
    if (outbound.inFlight === 0) post({ seq: 0 }, true);
    outbound.schedule();
    if (isNext) process(segment, 'none');
  }

  /** @param answer whether the other side waits for a segment of ours: no, for any, or for all that is not acknowledged */
  function process(segment: Segment, answer: 'none' | 'soon' | 'resend') {
    const { localId } = identity;
    const postedBefore = posted;
    if (segment.to === localId) {
      // Who was asked to prove itself until now was asked for this session.
      if (!isProven(identity)) identity = { ...identity, nextId: createId(), trust: 'proven' };
      if (trustOf(segment) === 'established') identity = { ...identity, trust: 'established' };
      outbound.acknowledge(segment);
      if (owesProof) prove();
    }
    open();
    if (closed || identity.localId !== localId) return;
    if (answer !== 'none' && posted === postedBefore && replies.take()) {
      if (answer === 'resend') outbound.resend();
      else ackTimer.start(true);
    }
    if (segment.seq === 0) return;
    incoming.add(segment.seq, segment.data);
    ackTimer.start(incoming.hasGap);
    deliver();
  }

  function prove() {
    if (closed) return;
    owesProof = !isProven(identity);
    if (!owesProof) post({ seq: 0 }, true);
  }

  function open() {
    if (opened) return;
    opened = true;
    outbound.announceSooner();
    options.onOpen?.();
  }

  /** Gives out the messages that are next; a listener may restart or close the session meanwhile. */
  function deliver() {
    const { localId } = identity;
    for (let next = incoming.take(); next; next = incoming.take()) {
      identity = { ...identity, hasDelivered: true };
      onMessage(next.data);
      if (closed || identity.localId !== localId) return;
    }
  }

  /** The back-off stays: a side that begins anew because nobody answers shall not ask more often for that. */
  function restart() {
    if (closed) return;
    const { remoteId } = identity;
    begin(remoteId, remoteId === undefined ? 'none' : 'address');
  }

  function retransmit() {
    if (closed) return;
    outbound.resetBackOff();
    if (outbound.inFlight > 0) outbound.resend();
    else if (isAnnouncing()) announce();
    outbound.schedule();
  }

  return {
    get state() {
      const { localId, remoteId, trust } = identity;
      const { inFlight, queued } = outbound;
      return { localId, remoteId, isEstablished: trust === 'established', inFlight, queued, reordered: incoming.size };
    },
    send(data, fallback = false) {
      if (closed || outbound.send(data, fallback)) return;
      restart();
      options.onReset('overflow');
    },
    announce() {
      if (closed || identity.trust === 'established') return;
      announcing = true;
      if (outbound.inFlight === 0) announce();
      outbound.schedule();
    },
    receive(input) {
      const segment = closed ? null : parseSegment(input);
      if (!segment) return;
      const { from, seq, kind } = segment;
      const { localId, nextId, remoteId } = identity;
      switch (classify(identity, segment)) {
        case 'ignore':
          break;
        case 'process':
          process(segment, kind === 'probe' ? 'soon' : 'none');
          break;
        case 'meet':
          identity = { ...identity, remoteId: from, trust: 'provisional' };
          // Without a message it only announces its sender, who may have missed what we sent before.
          process(segment, seq > 0 ? 'none' : outbound.inFlight > 0 ? 'resend' : 'soon');
          break;
        case 'bind':
          identity = { ...identity, remoteId: from };
          // Nothing of the one before was delivered, and what is kept of it never will be.
          incoming.clear();
          // What was sent to another one until now, this one lacks; and who asks for an answer gets all there is.
          process(segment, kind !== undefined || remoteId !== undefined ? 'resend' : 'none');
          break;
        case 'replace':
          replace(segment);
          break;
        case 'probe':
          reply(isCommitted(identity) ? nextId : localId, from, 'probe');
          break;
        case 'offer':
          reply(nextId, from, 'offer');
          break;
        case 'acknowledge':
          if (replies.take()) post({ seq: 0 }, true);
          break;
        case 'resend':
          if ((outbound.inFlight > 0 || isAnnouncing()) && replies.take()) outbound.resendOldest();
          break;
      }
    },
    owns(input) {
      const segment = parseSegment(input);
      return segment !== null && segment.to === identity.localId && segment.from === identity.remoteId;
    },
    prove,
    restart,
    retransmit,
    setPresent(present) {
      outbound.setPaused(!present);
      if (present) retransmit();
    },
    close() {
      closed = true;
      announcing = false;
      ackTimer.stop();
      outbound.clear();
      incoming.clear();
    },
  };
}
