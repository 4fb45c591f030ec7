import { RtcError } from '../../errors';
import { createDataChannel } from '../../peer/channels/dataChannel';
import type { Peer } from '../../peer/peer';
import { isOver, type FileLink } from './fileLink';
import {
  MAX_FILE_MESSAGE_BYTES,
  MAX_UNFINISHED,
  packPiece,
  parseFileMessage,
  type FileControl,
  type FileOffer,
  type FilePiece,
} from './fileMessage';
import { createIncomingFile, type IncomingFile } from './incomingFile';
import { createOutgoingFile, type OutgoingFile } from './outgoingFile';
import type { FileSource } from './fileSource';

const LABEL = 'visavis.files';

/** The files that go to and come from one member, over one channel that outlives its connections. */
export interface MemberFiles {
  readonly peer: Peer;
  offer(offer: FileOffer, source: FileSource): OutgoingFile;
  /** They are gone: what is not finished fails. */
  close(): void;
}

const unfinished = <T extends OutgoingFile | IncomingFile>(files: Map<string, T>) =>
  [...files.values()].filter(({ progress }) => !isOver(progress));

const leftError = () => new RtcError('transfer-failed', 'The other side has left.');

/** Opens the channel. */
export function createMemberFiles(options: {
  peer: Peer;
  /** Whether one more offer may be looked at now. */
  allowsOffer(): boolean;
  /** They offer a file. */
  onOffer(file: IncomingFile): void;
  /** A file of theirs or for them got on. */
  onChange(): void;
}): MemberFiles {
  const { peer, onChange } = options;
  const channel = createDataChannel<unknown>(peer, LABEL, { maxMessageBytes: MAX_FILE_MESSAGE_BYTES });
  const outgoing = new Map<string, OutgoingFile>();
  const incoming = new Map<string, IncomingFile>();
  let open = false;

  const link: FileLink = {
    isOpen: () => open,
    send(message) {
      if (open) void channel.send(message);
    },
    sendPiece: (piece) => channel.send(packPiece(piece)),
  };

  function onStatus() {
    const now = channel.getSnapshot().status === 'open';
    if (now === open) return;
    open = now;
    if (open) link.send({ type: 'offers', offers: unfinished(outgoing).map(({ offer }) => offer) });
    else for (const file of [...outgoing.values(), ...incoming.values()]) file.interrupt();
  }

  function onOffer(offer: FileOffer) {
    const known = incoming.get(offer.id);
    if (known) {
      known.answer();
      return;
    }
    if (outgoing.has(offer.id)) return;
    // More than any person would send.
    if (unfinished(incoming).length >= MAX_UNFINISHED || !options.allowsOffer()) {
      link.send({ type: 'stop', id: offer.id, reason: 'declined' });
      return;
    }
    const file = createIncomingFile({ offer, link, onChange });
    incoming.set(offer.id, file);
    options.onOffer(file);
  }

  function onOffers(offers: readonly FileOffer[]) {
    const listed = new Set(offers.map(({ id }) => id));
    for (const file of unfinished(incoming)) if (!listed.has(file.offer.id)) file.stop('cancelled');
    for (const offer of offers) onOffer(offer);
  }

  function onMessage(message: FileControl | FilePiece) {
    if (message.type === 'offer') onOffer(message.offer);
    else if (message.type === 'offers') onOffers(message.offers);
    else if (message.type === 'piece') incoming.get(message.id)?.hear(message);
    else (outgoing.get(message.id) ?? incoming.get(message.id))?.hear(message);
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
    peer,
    offer(offer, source) {
      const file = createOutgoingFile({ offer, source, link, onChange });
      outgoing.set(offer.id, file);
      if (unfinished(outgoing).length > MAX_UNFINISHED) {
        file.fail(new RtcError('transfer-failed', `${MAX_UNFINISHED} files are on their way already.`));
      } else link.send({ type: 'offer', offer });
      return file;
    },
    close() {
      for (const each of unsubscribe) each();
      channel.close();
      open = false;
      for (const file of unfinished(outgoing)) file.fail(leftError());
      for (const file of unfinished(incoming)) file.stop('failed', leftError());
    },
  };
}
