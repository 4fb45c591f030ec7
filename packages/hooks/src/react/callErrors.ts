import type { RtcError } from '../core/errors';

/** Which part of a call an error comes from. */
export type CallErrorSource = 'media' | 'screen' | 'room' | 'participant' | 'chat' | 'files' | 'recorder';

/** An error of a call, and where it comes from. */
export interface CallError {
  readonly source: CallErrorSource;
  /** The participant's id, or of `files` the transfer's; null: it is the source's own. */
  readonly id: string | null;
  readonly error: RtcError;
}

/** What has an error, or none. */
export interface Failable {
  readonly error: RtcError | null;
}

/** The same, one of several. */
export interface FailableItem extends Failable {
  readonly id: string;
}

/** Camera and microphone. */
export interface FailableMedia extends Failable {
  readonly camera?: Failable;
  readonly microphone?: Failable;
}

/** A room with the connections to the others. */
export interface FailableRoom extends Failable {
  readonly participants?: readonly FailableItem[];
}

/** Files that are sent and received. */
export interface FailableFiles extends Failable {
  readonly transfers?: readonly FailableItem[];
}

/** The parts of a call, as far as there are any; what the hooks return fits. */
export interface CallErrorSources {
  /** Camera and microphone: what `useUserMedia` returns. */
  media?: FailableMedia | null | undefined;
  /** What `useDisplayMedia` returns. */
  screen?: Failable | null | undefined;
  /** The room and the connections to the others: what `useRoom` returns. */
  room?: FailableRoom | null | undefined;
  /** What `useChat` returns. */
  chat?: Failable | null | undefined;
  /** What `useFileTransfer` returns. */
  files?: FailableFiles | null | undefined;
  /** What `useRecorder` returns. */
  recorder?: Failable | null | undefined;
}

/** The errors of a call: in the order of the sources, each once. */
export function gatherCallErrors({ media, screen, room, chat, files, recorder }: CallErrorSources): CallError[] {
  const found: CallError[] = [];
  const add = (source: CallErrorSource, from: Failable | null | undefined, id: string | null = null) => {
    const error = from?.error;
    if (error) found.push({ source, id, error });
  };
  // One refusal fails both camera and microphone: what is to be said of it is said once.
  const addOther = (track: Failable | undefined) => {
    if (!found.some(({ error }) => error.code === track?.error?.code)) add('media', track);
  };
  add('media', media);
  addOther(media?.camera);
  addOther(media?.microphone);
  add('screen', screen);
  add('room', room);
  for (const participant of room?.participants ?? []) add('participant', participant, participant.id);
  add('chat', chat);
  add('files', files);
  for (const transfer of files?.transfers ?? []) add('files', transfer, transfer.id);
  add('recorder', recorder);
  return found;
}

/** Whether two lists tell of the same errors, so that the older one can stay. */
export function areSameErrors(a: readonly CallError[], b: readonly CallError[]): boolean {
  return a.length === b.length && a.every(({ source, id, error }, index) => {
    const other = b[index];
    return other?.source === source && other.id === id && other.error === error;
  });
}
