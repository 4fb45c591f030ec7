import type { UseChatResult, UseUserMediaResult } from '@visavis/hooks';
import { useState } from 'react';
import type { DroppedFiles } from '../FileTransferPanel/readDropped';
import { takePhoto } from './takePhoto';

/** Why nothing was sent; each time another object. */
export interface SendingProblem {
  readonly code: 'nobody-here' | 'camera-off' | 'no-picture' | 'folder';
}

/** Sending files and photos to everybody who is here. */
export interface Sending {
  sendFiles(files: readonly File[]): void;
  sendPhoto(): void;
  /** Sends the files of a drop, and says that folders can't be sent. */
  sendDropped(dropped: DroppedFiles): void;
  /** Of the last try. */
  readonly problem: SendingProblem | null;
}

/**
 * Sends files and photos through the chat.
 *
 * @param someone whether anybody else is here
 */
export function useSending(chat: UseChatResult, camera: UseUserMediaResult['camera'], someone: boolean): Sending {
  const [problem, setProblem] = useState<SendingProblem | null>(null);

  function sendFiles(files: readonly File[]) {
    setProblem(someone ? null : { code: 'nobody-here' });
    // What else can go wrong is told by the chat.
    if (someone) for (const file of files) chat.sendFile(file);
  }

  async function sendPhoto() {
    const { track, status } = camera;
    if (!track || status !== 'on') {
      setProblem({ code: 'camera-off' });
      return;
    }
    try {
      sendFiles([await takePhoto(track)]);
    } catch {
      setProblem({ code: 'no-picture' });
    }
  }

  function sendDropped({ files, folders }: DroppedFiles) {
    if (files.length > 0) sendFiles(files);
    if (folders.length > 0) setProblem({ code: 'folder' });
  }

  return { sendFiles, sendDropped, sendPhoto: () => void sendPhoto(), problem };
}
