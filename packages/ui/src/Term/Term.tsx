import { useEffect, useId, useRef, type ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import type { GlossaryEntry } from './glossary/en';

export interface TermProps extends ComponentPropsWithRef<'button'> {
  /** What it is called, and what that means. */
  entry: GlossaryEntry;
}

/** From the term to its explanation, and from there to the edge of the window, in pixels. */
const GAP_PX = 8;
/** As wide as the explanation gets, in pixels; as in the style sheet. */
const WIDTH_PX = 320;

/**
 * A technical term in running text that explains itself: a press opens its one sentence, Escape or a press elsewhere closes
 * it. A screen reader reads the sentence as the button's description, without a press. Its children stand in the text.
 * @default its name
 */
export function Term({ entry, className, children = entry.name, ...rest }: TermProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLSpanElement>(null);

  // By hand, since React 18 does not know these events.
  useEffect(() => {
    const element = text.current as HTMLSpanElement;
    const listeners = new AbortController();
    const { signal } = listeners;
    element.addEventListener(
      'beforetoggle',
      ({ newState }) => {
        if (newState === 'open' && button.current) place(element, button.current);
      },
      { signal },
    );
    // It would stay where it is while its term moves on.
    document.addEventListener(
      'scroll',
      ({ target }) => {
        if (target !== element && element.matches(':popover-open')) element.hidePopover();
      },
      { capture: true, passive: true, signal },
    );
    return () => listeners.abort();
  }, []);

  return (
    <>
      <button
        {...rest}
        ref={button}
        type="button"
        className={joinClasses('visavis-term', className)}
        popoverTarget={id}
        aria-describedby={id}
      >
        {children}
      </button>
      <span ref={text} id={id} popover="auto" className="visavis-menu visavis-term-text">
        <b>{entry.name}</b>: {entry.text}
      </span>
    </>
  );
}

/** Below the term, or above it where there is more room. */
function place(text: HTMLElement, term: HTMLElement): void {
  const { left, top, bottom } = term.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isAbove = top > clientHeight - bottom;
  Object.assign(text.style, {
    left: `${Math.max(GAP_PX, Math.min(left, clientWidth - WIDTH_PX - GAP_PX))}px`,
    top: isAbove ? 'auto' : `${bottom + GAP_PX}px`,
    bottom: isAbove ? `${clientHeight - top + GAP_PX}px` : 'auto',
  });
}
