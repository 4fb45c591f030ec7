import { RtcError } from '../errors';
import { createDataChannel } from '../peer/channels/dataChannel';
import type { Peer } from '../peer/peer';
import { createStore, type Store } from '../store';
import { createUniqueId } from '../uniqueId';
import type { Participant } from './participant';
import type { Room } from './room';
import { isOver, type FileProgress } from './fileTransfer/fileLink';
import { cleanFileName, harmlessType } from '../storage/fileName';
import { MAX_FILE_MESSAGE_BYTES } from './fileTransfer/fileMessage';
import { openFileSink, openPickedSink, type FileSink } from './fileTransfer/fileSink';
import { createFileSource } from './fileTransfer/fileSource';
import type { IncomingFile } from './fileTransfer/incomingFile';
import { createMemberFiles, type MemberFiles } from './fileTransfer/memberFiles';
import { pickSaveFile } from '../storage/saveFilePicker';
import { combineProgress, type FileTransfer } from './fileTransfer/transfer';
import { createTransferList } from './fileTransfer/transferList';
import { createTransferUrls } from './fileTransfer/transferUrls';

/** The largest file that is accepted by default, in bytes. */
export const DEFAULT_MAX_FILE_BYTES = 4 * 1024 ** 3;
/** The data channel between two members. */
const LABEL = 'visavis.files';
/** How many transfers are listed; the oldest of those that are over are removed. */
const MAX_TRANSFERS = 1000;

/** What is accepted from the others. */
export interface FileTransferOptions {
  /** The largest file that is accepted, in bytes; a larger one is declined without asking. @default 4 GiB */
  maxFileBytes?: number | undefined;
  /** Images (PNG, JPEG, GIF, WebP, AVIF, BMP) of at most this size are accepted without asking. @default 0: none is */
  acceptImagesBytes?: number | undefined;
}

/** The transfers of a room, oldest first. */
export interface FileTransfersState {
  readonly transfers: readonly FileTransfer[];
}

/** The files that go through a room, from member to member. Get it with `room.extension(createFileTransfers)`. */
export interface FileTransfers extends Store<FileTransfersState> {
  setOptions(options: FileTransferOptions): void;
  /**
   * Offers a file to everyone who is in, or to these participants. Any number may be sent: to each participant they go one
   * after the other.
   * @returns the transfer's id, or `transfer-failed` if no participant is there
   */
  send(file: File, to?: string | readonly string[]): string | RtcError;
  /**
   * Accepts an offered file. `saveAs` asks the user where to save it, if the browser can (call it from a click);
   * else a small one is held as a Blob and a large one on disk, in the origin's private file system.
   */
  accept(id: string, how?: { saveAs?: boolean }): Promise<void>;
  /** Declines an offered file. */
  decline(id: string): void;
  /** Cancels a transfer, for all recipients or one. */
  cancel(id: string, recipientId?: string): void;
  /** Cancels it if it is not over, and removes it with everything that was stored. */
  remove(id: string): void;
  /** Keeps object URLs of the files, until the returned function is called. */
  retainUrls(): () => void;
}

interface Entry {
  readonly transfer: Omit<FileTransfer, keyof FileProgress | 'recipients' | 'file' | 'url'>;
  /** An outgoing file goes to each of its recipients by itself; an incoming one has one, which is here. */
  readonly recipients: readonly RecipientTransfer[];
  readonly incoming: IncomingFile | null;
  readonly file: File | null;
}

interface RecipientTransfer {
  readonly id: string;
  readonly name: string;
  readonly to: { readonly progress: FileProgress; cancel(): void };
}

/** Makes the file transfers of a room. */
export function createFileTransfers(room: Room): FileTransfers {
  const store = createStore<FileTransfersState>({ transfers: [] });
  const members = new Map<string, { readonly peer: Peer; readonly files: MemberFiles }>();
  const entries = new Map<string, Entry>();
  const urls = createTransferUrls(publish);
  const listOf = createTransferList();
  let options: FileTransferOptions = {};

  function describe({ transfer, recipients, incoming, file: own }: Entry): FileTransfer {
    const file = incoming ? incoming.file : own;
    return {
      ...transfer,
      ...combineProgress(recipients.map(({ to }) => to.progress)),
      recipients: incoming ? [] : recipients.map(({ id, name, to }) => ({ id, name, ...to.progress })),
      file,
      url: urls.get(transfer.id, file),
    };
  }

  function publish() {
    store.set({ transfers: listOf([...entries.values()].map(describe)) });
  }

  function add(entry: Entry) {
    entries.set(entry.transfer.id, entry);
    for (const [id, old] of entries) {
      if (entries.size <= MAX_TRANSFERS) break;
      if (old.recipients.every(({ to }) => isOver(to.progress))) remove(id);
    }
    publish();
  }

  function onOffer(from: Participant, incoming: IncomingFile) {
    const { id: offerId, sizeBytes, type: claimed, name } = incoming.offer;
    const { maxFileBytes = DEFAULT_MAX_FILE_BYTES, acceptImagesBytes = 0 } = options;
    // The sender chose the id and might have chosen another's.
    const id = `${from.id}/${offerId}`;
    const type = harmlessType(claimed);
    const to = {
      get progress() {
        return incoming.progress;
      },
      cancel: () => incoming.stop('cancelled'),
    };
    add({
      transfer: {
        id,
        direction: 'incoming',
        name: cleanFileName(name),
        type,
        sizeBytes,
        from: from.id,
        fromName: from.name,
        at: Date.now(),
      },
      recipients: [{ id: from.id, name: from.name, to }],
      incoming,
      file: null,
    });
    if (sizeBytes > maxFileBytes) {
      const text = `A file of ${sizeBytes} bytes is over the limit of ${maxFileBytes}.`;
      incoming.stop('too-large', new RtcError('message-too-large', text));
    } else if (type.startsWith('image/') && sizeBytes <= acceptImagesBytes) void accept(id);
  }

  function updateMembers() {
    const { participants } = room.getSnapshot();
    const present = new Map(participants.map(({ id, peer }) => [id, peer]));
    for (const [id, member] of members) {
      if (present.get(id) === member.peer) continue;
      members.delete(id);
      // The signaling may have given them another id: the connection goes on, and so do the files.
      const moved = participants.find(({ peer }) => peer === member.peer);
      if (moved) members.set(moved.id, member);
      else member.files.close();
    }
    for (const participant of participants) {
      const { id, peer } = participant;
      if (!peer || members.has(id)) continue;
      const current = () => room.getSnapshot().participants.find((each) => each.peer === peer) ?? participant;
      const channel = createDataChannel<unknown>(peer, LABEL, { maxMessageBytes: MAX_FILE_MESSAGE_BYTES });
      const files = createMemberFiles({ channel, onChange: publish, onOffer: (file) => onOffer(current(), file) });
      members.set(id, { peer, files });
    }
  }

  async function accept(id: string, { saveAs = false } = {}) {
    const entry = entries.get(id);
    if (!entry?.incoming) return;
    const { name, type, sizeBytes } = entry.transfer;
    let openSink: () => Promise<FileSink> = () => openFileSink(sizeBytes, type);
    if (saveAs) {
      const picked = await pickSaveFile(name);
      if (picked === 'dismissed') return;
      if (picked !== 'unsupported') openSink = () => openPickedSink(picked);
    }
    await entry.incoming.accept(openSink);
  }

  function remove(id: string) {
    const entry = entries.get(id);
    if (!entry) return;
    for (const { to } of entry.recipients) to.cancel();
    entry.incoming?.discard();
    urls.revoke(id);
    entries.delete(id);
    publish();
  }

  // For as long as there is the room: both are forgotten together.
  room.subscribe(updateMembers);
  updateMembers();

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    setOptions(next) {
      options = next;
    },
    send(file, to) {
      const { self, participants } = room.getSnapshot();
      const wanted = typeof to === 'string' ? [to] : to;
      const present = participants.filter(({ id }) => members.has(id) && (!wanted || wanted.includes(id)));
      if (!self || present.length === 0) {
        return new RtcError('transfer-failed', `No participant is there to take "${file.name}".`);
      }
      const offerId = createUniqueId();
      const source = createFileSource(file);
      const { size: sizeBytes } = file;
      const described = { name: cleanFileName(file.name), type: harmlessType(file.type), sizeBytes };
      const offer = { id: offerId, ...described };
      const id = `${self.id}/${offerId}`;
      const recipients = present.flatMap((recipient) => {
        const member = members.get(recipient.id);
        return member ? [{ id: recipient.id, name: recipient.name, to: member.files.offer(offer, source) }] : [];
      });
      const sender = { from: self.id, fromName: self.name, at: Date.now() };
      add({ transfer: { id, direction: 'outgoing', ...described, ...sender }, recipients, incoming: null, file });
      return id;
    },
    accept,
    decline: (id) => entries.get(id)?.incoming?.stop('declined'),
    cancel(id, recipientId) {
      for (const recipient of entries.get(id)?.recipients ?? []) {
        if (recipientId === undefined || recipient.id === recipientId) recipient.to.cancel();
      }
    },
    remove,
    retainUrls: () => urls.retain(),
  };
}
