import type { Signaling, UseChatMessage, UseUserMediaResult } from '@visavis/hooks';
import type { ReactNode } from 'react';
import type { NoticeError } from '../ErrorNotice/ErrorNotice';
import type { CallHeaderProps } from './CallHeader';
import type { CallProps } from './CallProps';
import type { CallConnection, Connect } from './connection';
import type { CallParts } from './parts';

/** What goes through as it was given to `<Call>`. */
type GivenProps = Pick<CallProps, 'iceTransportPolicy' | 'access' | 'sending' | 'levelled' | 'effects' | 'describeError' | 'onError'>;

export interface InCallProps extends Required<GivenProps>, Pick<CallHeaderProps, 'encrypted' | 'link'> {
  /** The room's name, as it is shown. */
  room: string;
  /** What the local participant is called. */
  name: string;
  media: UseUserMediaResult;
  /** '': the system's. */
  speakerId: string;
  onSpeakerSelect: (deviceId: string) => void;
  /** As given to `<Call>`. */
  signaling: Signaling | null;
  connect: Connect | undefined;
  iceServers: CallConnection['iceServers'];
  roomKey: string | null;
  /** Of an earlier stay. */
  previousMessages: readonly UseChatMessage[];
  /** Errors that were shown before. */
  shownErrors: readonly NoticeError[];
  parts: Partial<CallParts>;
  brand: ReactNode;
  actions: ReactNode;
  /** How long camera and microphone were waited for, in ms. */
  permissionMs: number | null;
  /** Called when the user has left, with the messages up to then, and with what there is to say of the call. */
  onLeave: (messages: readonly UseChatMessage[], summary: ReactNode) => void;
  /** Makes a new call in place of this one; with the messages up to then. */
  onRetry: (messages: readonly UseChatMessage[]) => void;
}
