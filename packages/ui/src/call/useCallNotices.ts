import { useCallErrors, type CallError, type RtcError, type UseRecorderResult, type UseUserMediaResult } from '@visavis/hooks';
import { useMemo } from 'react';
import { useCallLabels } from './CallLabels';
import type { CallNotice } from './CallNotices';
import type { CallChatState } from './useCallChat';
import type { CallRoom } from './useCallRoom';

/** What can fail in a call. */
export interface CallNoticeSources {
  media: UseUserMediaResult;
  room: CallRoom;
  chat: CallChatState;
  recorder: UseRecorderResult;
}

/** What a call has to say of its errors. */
export interface CallNoticesState {
  /** Why the user isn't in the call; null while they are, or on the way. */
  readonly failure: RtcError | null;
  /** What is wrong although the call goes on. */
  readonly notices: readonly CallNotice[];
}

/**
 * Gathers the errors of a call, reports each once, and sorts out what to show.
 *
 * @param onError not called for camera and microphone, which outlive the call: `Call` reports theirs
 */
export function useCallNotices(
  { media, room, chat: { chat, files, sending }, recorder }: CallNoticeSources,
  onError: ((error: RtcError) => void) | undefined,
): CallNoticesState {
  const { call, screen, error: roomError, warning } = room;
  const { chat: words } = useCallLabels();
  const errors = useCallErrors(
    { media, screen, room: { error: roomError, participants: call.participants }, chat, files, recorder },
    ({ source, error }) => {
      if (source !== 'media') onError?.(error);
    },
  );
  const warned = useMemo(() => (warning === null ? null : { code: 'warning' }), [warning]);

  // Before the user is in, the room's error is why; while it reconnects, the header says so.
  const isShown = ({ source }: CallError) => source !== 'room' || call.status === 'joined';
  const retry: Partial<Record<CallError['source'], () => void>> = {
    media: () => void media.start(),
    screen: () => void screen.start(),
  };
  const { problem } = sending;
  return {
    failure: call.inRoom ? null : roomError,
    notices: [
      ...(warned ? [{ about: 'warning', error: warned, text: warning ?? '' }] : []),
      ...errors.filter(isShown).map(({ source, error }) => ({ about: source, error, onRetry: retry[source] })),
      ...(problem ? [{ about: 'sending', error: problem, text: words.problems[problem.code] }] : []),
    ],
  };
}
