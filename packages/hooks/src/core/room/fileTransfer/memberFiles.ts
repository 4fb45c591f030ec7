import { systemClock, type Clock } from '../../environment/clock';
import { RtcError } from '../../errors';
import type { DataChannel } from '../../peer/channels/dataChannel';
import { createTokenBucket } from '../../tokenBucket';
import { isOver, type FileLink } from './fileLink';
import { MAX_UNFINISHED, parseFileMessage, type FileChunk, type FileControl, type FileOffer } from './fileMessage';
import type { FileSource } from './fileSource';
import { createIncomingFile, type IncomingFile } from './incomingFile';
import { createOutgoingFile, type OutgoingFile } from './outgoingFile';
import { sendChunk } from './sendChunk';
import { createSendTurns } from './sendTurns';

/** How many offers a second, and at once, are sent to one member; more wait. */
const OFFERS_PER_SECOND = 25;
const OFFERS_BURST = MAX_UNFINISHED;
/** The same for what is taken, which no honest sender comes near: the rest is declined. */
const MAX_OFFERS_PER_SECOND = 2 * OFFERS_PER_SECOND;
const MAX_OFFERS_BURST = 2 * OFFERS_BURST;
/** How many outcomes are kept, for a sender that has not heard of the end when the connection broke. */
const MAX_OUTCOMES = 2 * MAX_UNFINISHED;

/** The files that go to and come from one member, over one channel that outlives its connections. */
export interface MemberFiles {
  offer(offer: FileOffer, source: FileSource): OutgoingFile;
  /** The member is gone: what is not finished fails. */
  close(): void;
}

const leftError = () => new RtcError('transfer-failed', 'The other side has left.');

/** Opens the channel. */
export function createMemberFiles(options: {
  channel: DataChannel<unknown>;
  /** A file is offered. */
  onOffer(file: IncomingFile): void;
  /** A file from the member or for it got on. */
  onChange(): void;
  /** @default the platform's */
  clock?: Clock;
}): MemberFiles {
  const { channel, onChange, clock = systemClock } = options;
  const turns = createSendTurns();
  const mayOffer = createTokenBucket(OFFERS_PER_SECOND, OFFERS_BURST, clock.now);
  const mayBegin = createTokenBucket(OFFERS_PER_SECOND, OFFERS_BURST, clock.now);
  const mayBeOffered = createTokenBucket(MAX_OFFERS_PER_SECOND, MAX_OFFERS_BURST, clock.now);
  /** Announced, and not finished. */
  const outgoing = new Map<string, OutgoingFile>();
  /** Not announced yet, oldest first. */
  const waiting = new Map<string, OutgoingFile>();
  const incoming = new Map<string, IncomingFile>();
  /** What the sender of a finished file was told last, oldest first. */
  const outcomes = new Map<string, FileControl>();
  let open = false;
  let timer: unknown;

  const link: FileLink = {
    isOpen: () => open,
    send(message) {
      if (open) void channel.send(message);
    },
    sendChunk: (chunk) => sendChunk(channel, chunk),
  };

  function announce() {
    for (const [id, file] of waiting) {
      if (outgoing.size >= MAX_UNFINISHED) return;
      if (!mayOffer.take()) {
        timer ??= clock.setTimer(() => {
          timer = undefined;
          announce();
        }, 1000 / OFFERS_PER_SECOND);
        return;
      }
      waiting.delete(id);
      outgoing.set(id, file);
      link.send({ type: 'offer', offer: file.offer });
    }
  }

  /** Resolves when a file may be sent: one after the other, and as often as files are offered, not as they are accepted. */
  async function takeTurn() {
    const endTurn = await turns.take();
    while (!mayBegin.take()) {
      await new Promise<void>((resolve) => void clock.setTimer(resolve, 1000 / OFFERS_PER_SECOND));
    }
    return endTurn;
  }

  function onStatus() {
    const isOpen = channel.getSnapshot().status === 'open';
    if (isOpen === open) return;
    open = isOpen;
    if (open) link.send({ type: 'offers', offers: [...outgoing.values()].map(({ offer }) => offer) });
    else for (const file of [...outgoing.values(), ...incoming.values()]) file.interrupt();
  }

  function onOutgoingChange(id: string) {
    const file = outgoing.get(id) ?? waiting.get(id);
    if (file && isOver(file.progress)) {
      waiting.delete(id);
      outgoing.delete(id);
      announce();
    }
    onChange();
  }

  function onIncomingChange(id: string) {
    const outcome = incoming.get(id)?.outcome;
    if (outcome) {
      incoming.delete(id);
      outcomes.set(id, outcome);
      for (const oldest of outcomes.keys()) {
        if (outcomes.size <= MAX_OUTCOMES) break;
        outcomes.delete(oldest);
      }
    }
    onChange();
  }

  function onOffer(offer: FileOffer) {
    const { id } = offer;
    const outcome = outcomes.get(id);
    if (outcome) return link.send(outcome);
    const known = incoming.get(id);
    if (known) return known.answer();
    if (outgoing.has(id) || waiting.has(id)) return;
    if (incoming.size >= MAX_UNFINISHED || !mayBeOffered.take()) {
      return link.send({ type: 'stop', id, reason: 'declined' });
    }
    const file = createIncomingFile({ offer, link, onChange: () => onIncomingChange(id) });
    incoming.set(id, file);
    options.onOffer(file);
  }

  function onOffers(offers: readonly FileOffer[]) {
    const listed = new Set(offers.map(({ id }) => id));
    for (const [id, file] of incoming) if (!listed.has(id)) file.stop('cancelled');
    for (const offer of offers) onOffer(offer);
  }

  function onMessage(message: FileControl | FileChunk) {
    if (message.type === 'offer') onOffer(message.offer);
    else if (message.type === 'offers') onOffers(message.offers);
    else if (message.type === 'chunk') incoming.get(message.id)?.receive(message);
    else (outgoing.get(message.id) ?? incoming.get(message.id))?.receive(message);
  }

  const unsubscribe = [
    channel.subscribe(onStatus),
    channel.subscribeMessages((message) => {
      const parsed = parseFileMessage(message);
      if (parsed) onMessage(parsed);
    }),
  ];
  channel.open();
  onStatus();

  return {
    offer(offer, source) {
      const onFileChange = () => onOutgoingChange(offer.id);
      const file = createOutgoingFile({ offer, source, link, takeTurn, onChange: onFileChange });
      waiting.set(offer.id, file);
      announce();
      return file;
    },
    close() {
      clock.clearTimer(timer);
      for (const each of unsubscribe) each();
      channel.close();
      open = false;
      const unsent = [...waiting.values(), ...outgoing.values()];
      waiting.clear();
      for (const file of unsent) file.fail(leftError());
      for (const file of incoming.values()) file.stop('failed', leftError());
    },
  };
}
