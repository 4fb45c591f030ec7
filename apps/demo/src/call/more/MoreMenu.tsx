import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../../language/LanguageProvider';
import { reactions, type Reaction } from '../signs/sign';
import styles from './MoreMenu.module.css';

/** One line of the menu. */
export interface MoreItem {
  readonly id: string;
  readonly label: string;
  /** Of a 24 by 24 drawing made of lines. */
  readonly shape: string;
  readonly onSelect: () => void;
}

export interface MoreMenuProps {
  /** By which the button opens it: its `popoverTarget`. */
  id: string;
  items: readonly MoreItem[];
  onReact: (reaction: Reaction) => void;
}

/**
 * What else one can do in a call, in a popover above the controls. Arrow keys, Home and End go from item to item;
 * Escape closes it and gives the focus back. After a reaction it stays, for the next one.
 */
export function MoreMenu({ id, items, onReact }: MoreMenuProps) {
  const { more, signs } = useWords();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const element = menu.current;
    const onToggle = ({ newState }: ToggleEvent) => setOpen(newState === 'open');
    element?.addEventListener('toggle', onToggle);
    return () => element?.removeEventListener('toggle', onToggle);
  }, []);

  // Nothing in it can have the focus before it is shown.
  useEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);

  const names = Object.keys(reactions) as Reaction[];
  return (
    <div
      ref={menu}
      id={id}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={more.label}
      className={styles.menu}
      onKeyDown={moveFocus}
    >
      {open && (
        <>
          <div className={styles.reactions}>
            {names.map((reaction) => (
              <button
                key={reaction}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-label={signs.reactions[reaction]}
                title={signs.reactions[reaction]}
                onClick={() => onReact(reaction)}
              >
                {reactions[reaction]}
              </button>
            ))}
          </div>
          {items.map(({ id: key, label, shape, onSelect }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                // First, so that a dialog that opens gives the focus back to the button.
                menu.current?.hidePopover();
                onSelect();
              }}
            >
              <Shape path={shape} />
              {label}
            </button>
          ))}
        </>
      )}
    </div>
  );
}

/** A drawing made of lines, in the look of the buttons beside it. */
export function Shape({ path, children }: { path: string; children?: ReactNode }) {
  return (
    <svg className="visavis-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
      {children}
    </svg>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const menu = event.currentTarget;
  if (event.key === 'Tab') {
    menu.hidePopover();
    return;
  }
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(event.target as HTMLElement);
  const back = at < 0 ? -1 : at - 1;
  const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: back, ArrowLeft: back, Home: 0, End: -1 };
  const target = Object.hasOwn(steps, event.key) ? steps[event.key as keyof typeof steps] : null;
  if (target === null) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}
