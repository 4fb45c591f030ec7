import type { UseRoomResult } from '@visavis/hooks';
import { useEffect, useRef } from 'react';
import { useEvent } from '../useEvent';

/** The ways out of a call. */
export interface Leaving {
  /** Leaves, once; a recording is completed before. */
  leave(): void;
  /** Ends the call for everyone, and leaves when all have been told; for hosts. */
  endForAll(): void;
}

/**
 * @param finish completes what must not be lost, before the room is left
 * @param onLeft called after the room was left
 */
export function useLeave(call: UseRoomResult, finish: () => Promise<void>, onLeft: () => void): Leaving {
  const hasLeft = useRef(false);
  const isEnding = useRef(false);

  const leave = useEvent(async () => {
    if (hasLeft.current) return;
    hasLeft.current = true;
    try {
      await finish();
    } finally {
      call.leave();
      left();
    }
  });
  // The others may have gone on while a recording was completed: what is true by then counts.
  const left = useEvent(onLeft);

  // A page that is put away has left as well, and comes back.
  const isOver = call.status === 'left' && call.error === null;
  useEffect(() => {
    if (isOver && isEnding.current) void leave();
  }, [isOver, leave]);

  return {
    leave: () => void leave(),
    endForAll: () => void (isEnding.current = call.endForAll()),
  };
}
