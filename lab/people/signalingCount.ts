import type { Page } from '@playwright/test';

/** How many events a page has sent on the signaling, whatever became of the page since. */
export interface SignalingCount {
  /** In the time from one moment to another, in ms since 1970. */
  between(from: number, to: number): number;
}

/** Counts from now on what each of a page's documents sends as a client event of Pusher's, which is what is paid for. */
export function countSignaling(page: Page): SignalingCount {
  const sentAt: number[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (/"event":"client-/.test(payload.toString())) sentAt.push(Date.now());
    });
  });
  return { between: (from, to) => sentAt.filter((at) => at >= from && at < to).length };
}
