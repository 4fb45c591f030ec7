import { createTokenBucket } from '../tokenBucket';
import { createUniqueId } from '../uniqueId';
import { createAckTimer } from './ackTimer';
import { systemClock } from './clock';
import { classify, isCommitted, type Identity, type Trust } from './identity';
import { createOutbound } from './outbound';
import { createReorderBuffer } from './reorderBuffer';
import { parseSegment, type Segment } from './segment';
import type { Session, SessionOptions } from './session';

/** How many segments that belong to no session are answered a second, and how many at once. */
const REPLIES_PER_SECOND = 1;
const REPLIES_BURST = 6;

/** Makes one end of a session. Nothing is sent before there is something to send. */
export function createSession(options: SessionOptions): Session {
  const { transport, onMessage, clock = systemClock, createId = createUniqueId } = options;
  const costFactor = () => (options.batching?.() === 'throughput' ? 2 : 1);
  const isAnnouncing = () => announcing && identity.trust !== 'proven';
  const outbound = createOutbound({ clock, costFactor, post, isAnnouncing });
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

  /** Begins a session under the id that was kept for it. */
  function begin(remoteId: string | undefined, trust: Trust) {
    identity = { localId: identity.nextId, nextId: createId(), remoteId, trust, hasDelivered: false };
    opened = false;
    incoming.clear();
    ackTimer.stop();
    outbound.resetBackOff();
    outbound.clear();
  }

  function post({ seq, data }: Pick<Segment, 'seq' | 'data'>, fallback: boolean): boolean {
    ackTimer.stop();
    posted += 1;
    const { localId: from, remoteId: to } = identity;
    const { taken: ack, hasGap } = incoming;
    // A message is acknowledged anyhow; without one, an answer has to be asked for.
    const probe = seq === 0 && to !== undefined && isAnnouncing();
    return transport.send(
      {
        from,
        ...(to !== undefined && { to }),
        seq,
        ack,
        ...(hasGap && { gap: true }),
        ...(probe && { probe }),
        ...(data !== undefined && { data }),
      },
      fallback,
    );
  }

  /** Answers a segment that is of no session. Those may be replayed, or made up, as often as anybody likes. */
  function reply(from: string, to: string, probe: boolean) {
    if (replies.take()) transport.send({ from, to, seq: 0, ack: 0, ...(probe && { probe }) }, true);
  }

  function replace(segment: Segment) {
    const { nextId } = identity;
    const isNext = segment.to === nextId;
    // Who named the id of a session that was only provisional has yet to hear of the new one.
    begin(segment.from, isNext ? 'proven' : 'address');
    options.onReset('remote');
    if (closed || identity.localId !== nextId) return;
    // What is said in reply tells them; without that, nothing would.
    if (outbound.inFlight === 0) post({ seq: 0 }, true);
    if (isNext) process(segment, false);
  }

  /** @param isAwaited whether the other side waits for a segment of ours */
  function process(segment: Segment, isAwaited: boolean) {
    const { localId } = identity;
    const postedBefore = posted;
    if (segment.to === localId) {
      if (identity.trust !== 'proven') identity = { ...identity, trust: 'proven', nextId: createId() };
      outbound.acknowledge(segment);
    }
    open();
    if (closed || identity.localId !== localId) return;
    if (isAwaited && posted === postedBefore && replies.take()) outbound.resend();
    if (segment.seq === 0) return;
    incoming.add(segment.seq, segment.data);
    ackTimer.start(incoming.hasGap);
    deliver();
  }

  function open() {
    if (opened) return;
    opened = true;
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

  function restart() {
    if (closed) return;
    const { remoteId } = identity;
    begin(remoteId, remoteId === undefined ? 'none' : 'address');
  }

  function retransmit() {
    if (closed) return;
    outbound.resetBackOff();
    if (outbound.inFlight > 0 || isAnnouncing()) outbound.resend();
    outbound.schedule();
  }

  return {
    get state() {
      const { localId, remoteId, trust } = identity;
      const { inFlight, queued } = outbound;
      return { localId, remoteId, isProven: trust === 'proven', inFlight, queued, reordered: incoming.size };
    },
    send(data, fallback = false) {
      if (closed || outbound.send(data, fallback)) return;
      restart();
      options.onReset('overflow');
    },
    announce() {
      if (closed || identity.trust === 'proven') return;
      announcing = true;
      if (outbound.inFlight === 0) post({ seq: 0 }, true);
      outbound.schedule();
    },
    receive(input) {
      const segment = closed ? null : parseSegment(input);
      if (!segment) return;
      const { from, seq, probe = false } = segment;
      const { localId, nextId, remoteId } = identity;
      switch (classify(identity, segment)) {
        case 'ignore':
          break;
        case 'process':
          process(segment, probe);
          break;
        case 'meet':
          identity = { ...identity, remoteId: from, trust: 'provisional' };
          process(segment, seq === 0);
          break;
        case 'bind':
          identity = { ...identity, remoteId: from };
          // Nothing of the one before was delivered, and what is kept of it never will be.
          incoming.clear();
          // What was sent to another one until now, this one lacks; and who offers a session waits for an answer.
          process(segment, probe || remoteId !== undefined || (seq === 0 && segment.ack === 0));
          break;
        case 'replace':
          replace(segment);
          break;
        case 'probe':
          reply(isCommitted(identity) ? nextId : localId, from, true);
          break;
        case 'offer':
          reply(nextId, from, false);
          break;
        case 'acknowledge':
          if (replies.take()) post({ seq: 0 }, true);
          break;
      }
    },
    owns(input) {
      const segment = parseSegment(input);
      return segment !== null && segment.to === identity.localId && segment.from === identity.remoteId;
    },
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
