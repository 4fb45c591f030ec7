import type { Ref } from 'react';
import { Icon } from '../Icon/Icon';
import { nextShape } from '../Icon/shapes';
import type { Labels } from '../locales/en';
import type { Pages } from './usePlacedTiles';

export interface PagerProps extends Pages {
  turn: (page: number) => void;
  text: Labels['videoGrid'];
  /** Not `ref`, which React 18 takes from a function component. */
  navRef: Ref<HTMLElement>;
}

/** The buttons between pages. At either end they stay where the focus is, and do nothing. */
export function Pager({ page, pages, turn, text, navRef }: PagerProps) {
  const step = (by: number, label: string) => {
    const to = page + by;
    const there = to >= 0 && to < pages;
    return (
      <button
        type="button"
        className="visavis-icon-button"
        aria-label={label}
        aria-disabled={!there || undefined}
        onClick={() => there && turn(to)}
      >
        <Icon shape={nextShape} />
      </button>
    );
  };
  return (
    <nav ref={navRef} className="visavis-pager" aria-label={text.pages}>
      <div>
        {step(-1, text.previousPage)}
        <span aria-live="polite">{text.page(page + 1, pages)}</span>
        {step(1, text.nextPage)}
      </div>
    </nav>
  );
}
