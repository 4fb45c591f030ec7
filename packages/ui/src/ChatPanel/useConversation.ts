import { useEffect, useRef, useState, type RefObject, type UIEvent } from 'react';
import { observeSize } from '../observeSize';
import { useBeforePaint } from '../useBeforePaint';
import type { ChatMessage } from './chatMessage';
import { markRead, receiveMessages, startReading, type ReadState } from './readMessages';

/** How many messages are rendered at first, and how many more whenever the user comes to the first of them. */
export const PAGE = 100;
/** How near to its end a log counts as there, and how near to its top more is rendered, in pixels. */
const END_PX = 32;
const TOP_PX = 200;

/** The part of a conversation that is rendered, and where its reader is in it. */
export interface Conversation {
  /** The element that scrolls. */
  readonly log: RefObject<HTMLDivElement | null>;
  onScroll(event: UIEvent<HTMLElement>): void;
  /** The index of the first message that is rendered. */
  readonly start: number;
  readonly read: ReadState;
  /** Whether new messages come into view by themselves. */
  readonly isAtEnd: boolean;
  /** Renders some more of what stands above, and keeps what is in view where it is. */
  showEarlier(): void;
  showNewest(): void;
}

/**
 * Follows a conversation: new messages come into view unless the user has scrolled up, and what the user writes always does.
 * Only the last messages are rendered, and more of them as the user goes up, so that thousands cost no more than a hundred.
 */
export function useConversation(messages: readonly ChatMessage[]): Conversation {
  const log = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const [isVisible, setVisible] = useState(true);
  // null: the last ones.
  const [firstId, setFirstId] = useState<string | null>(null);
  const [read, setRead] = useState(() => startReading(messages));
  const reading = isAtEnd && isVisible;
  if (read.messages !== messages) {
    const next = receiveMessages(read, messages, reading);
    setRead(next);
    if (next.arrived !== read.arrived && messages.some(({ id, own }) => own && next.arrived.has(id))) showNewest();
  } else if (reading && read.unread > 0) setRead(markRead(read));

  const tail = Math.max(0, messages.length - PAGE);
  const first = firstId === null ? tail : messages.findIndex(({ id }) => id === firstId);
  const start = Math.min(Math.max(first, 0), tail);

  const latest = useRef<{ isAtEnd: boolean; unread: number; hold(): void } | null>(null);
  const lastTop = useRef(0);
  const anchor = useRef<{ row: Element; top: number } | null>(null);

  /** At once, not with the next render: a change of size in the same frame would take the user back to the end. */
  function leaveEnd() {
    setAtEnd(false);
    if (latest.current) latest.current.isAtEnd = false;
  }

  /** Where the user reads, nothing is taken away above. */
  function hold() {
    leaveEnd();
    setFirstId(messages[start]?.id ?? null);
  }

  function showNewest() {
    setAtEnd(true);
    setFirstId(null);
  }

  function showEarlier() {
    const row = log.current?.querySelector('.visavis-chat-message');
    anchor.current = row ? { row, top: row.getBoundingClientRect().top } : null;
    leaveEnd();
    setFirstId(messages[Math.max(0, start - PAGE)]?.id ?? null);
  }

  useBeforePaint(() => {
    latest.current = { isAtEnd, unread: read.unread, hold };
    const element = log.current;
    if (!element || !(anchor.current || isAtEnd)) return;
    if (anchor.current) {
      const { row, top } = anchor.current;
      anchor.current = null;
      element.scrollTop += row.getBoundingClientRect().top - top;
    } else follow(element);
    lastTop.current = element.scrollTop;
  });

  useEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    let wasShown = element.clientHeight > 0;
    const update = () => {
      const isShown = element.clientHeight > 0;
      const now = latest.current;
      const leaves = goesUp(element, lastTop.current);
      if (now?.isAtEnd && !leaves) {
        // A phone's keyboard takes room from it, and a picture needs some once it is there.
        follow(element);
        // Who opens it again begins where they stopped.
        if (isShown && !wasShown && now.unread > 0 && showMark(element)) now.hold();
      }
      // Or the scroll event that follows would not know.
      if (!leaves) lastTop.current = element.scrollTop;
      wasShown = isShown;
      setVisible(isShown && element.ownerDocument.visibilityState === 'visible');
    };
    const unobserve = observeSize(element, update);
    const listeners = new AbortController();
    element.addEventListener('load', update, { capture: true, signal: listeners.signal });
    element.ownerDocument.addEventListener('visibilitychange', update, listeners);
    return () => {
      unobserve();
      listeners.abort();
    };
  }, []);

  return {
    log,
    onScroll({ currentTarget: element }) {
      const leaves = goesUp(element, lastTop.current);
      lastTop.current = element.scrollTop;
      // The log may have grown since it was scrolled: only who goes up leaves the end.
      if (fromEnd(element) < END_PX) {
        if (!isAtEnd) showNewest();
      } else if (leaves && start > 0 && element.scrollTop < TOP_PX) showEarlier();
      else if (leaves && isAtEnd) hold();
    },
    start,
    read,
    isAtEnd,
    showEarlier,
    showNewest,
  };
}

const fromEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) => scrollHeight - scrollTop - clientHeight;

/** Whether the user has scrolled up, of which the event may yet have to come. A larger log scrolls too, but stays at its end. */
const goesUp = (log: HTMLElement, lastTop: number) => log.scrollTop < lastTop && fromEnd(log) >= END_PX;

function follow(log: HTMLElement): void {
  log.scrollTop = log.scrollHeight;
}

/** Scrolls up to the first new message, if it is out of view. */
function showMark(log: HTMLElement): boolean {
  const mark = log.querySelector('.visavis-chat-new');
  const above = mark ? log.getBoundingClientRect().top - mark.getBoundingClientRect().top : 0;
  if (above <= 0) return false;
  log.scrollTop -= above;
  return true;
}
