import { useEffect, useId, useRef, useState, type ComponentPropsWithRef, type KeyboardEvent } from 'react';
import { Icon } from '../Icon/Icon';
import { expandShape, floatingShape, moreShape, pinShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import { pictureActions, type PictureActions } from './pictureActions';

/** An action of the application's own, such as "Remove". */
export interface TileMenuItem {
  /** Unique in the menu. */
  id: string;
  label: string;
  onSelect: () => void;
  /** One that should not be pressed by mistake. @default false */
  danger?: boolean | undefined;
}

export interface TileMenuProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Whose tile it is, for the menu's name. */
  name: string;
  /** @default false */
  pinned?: boolean | undefined;
  /** Offers to pin and unpin the tile. */
  onPinnedChange?: ((pinned: boolean) => void) | undefined;
  /** After the menu's own. */
  items?: readonly TileMenuItem[] | undefined;
  labels?: Partial<Labels['tileMenu']> | undefined;
}

/**
 * The menu of the `VideoTile` it is put into: pin, full screen and picture in picture, where the browser has
 * them, and the application's own actions. A `VideoGrid` gives each of its tiles one.
 *
 * Arrow keys, Home and End go from item to item; Escape closes it and gives the focus back.
 */
export function TileMenu({
  name,
  pinned = false,
  onPinnedChange,
  items = [],
  labels,
  className,
  ...rest
}: TileMenuProps) {
  const text = useLabels('tileMenu', labels);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // What can be done now; null: the menu is closed.
  const [picture, setPicture] = useState<PictureActions | null>(null);
  const open = picture !== null;
  const id = useId();

  // By hand, since React 18 does not know these events.
  useEffect(() => {
    const element = menu.current;
    const listeners = new AbortController();
    const { signal } = listeners;
    element?.addEventListener(
      'beforetoggle',
      (event) => {
        const tile = element.closest<HTMLElement>('.visavis-video-tile');
        if (event.newState !== 'open' || !tile || !button.current) return;
        putBeside(element, button.current);
        setPicture(pictureActions(tile));
      },
      { signal },
    );
    // Nothing in it can have the focus before it is shown, and the focus can't go back from what is gone.
    element?.addEventListener(
      'toggle',
      ({ newState }) => {
        if (newState === 'closed') setPicture(null);
        else element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
      },
      { signal },
    );
    return () => listeners.abort();
  }, []);

  const choose = (act: () => unknown) => () => {
    menu.current?.hidePopover();
    void act();
  };
  const item = (label: string, shape: string | null, act: () => unknown, key = label, danger = false) => (
    <button
      key={key}
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-danger={danger || undefined}
      onClick={choose(act)}
    >
      {shape && <Icon shape={shape} />}
      {label}
    </button>
  );

  return (
    <div {...rest} className={joinClasses('visavis-tile-menu', className)} data-state={open ? 'open' : 'closed'}>
      {pinned && (
        <span className="visavis-sign">
          <Icon shape={pinShape} />
          <span className="visavis-visually-hidden">{text.pinned}</span>
        </span>
      )}
      <button
        ref={button}
        type="button"
        className="visavis-icon-button"
        aria-label={text.options(name)}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
      >
        <Icon shape={moreShape} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={text.options(name)}
        onKeyDown={moveFocus}
      >
        {picture && (
          <>
            {onPinnedChange &&
              item(pinned ? text.unpin : text.pin, pinShape, () => onPinnedChange(!pinned), 'pin')}
            {picture.fullScreen &&
              item(picture.isFull ? text.exitFullScreen : text.fullScreen, expandShape, picture.fullScreen, 'full')}
            {picture.float &&
              item(picture.isFloating ? text.exitFloating : text.floating, floatingShape, picture.float, 'float')}
            {items.map(({ id: key, label, onSelect, danger }) => item(label, null, onSelect, `own-${key}`, danger))}
          </>
        )}
      </div>
    </div>
  );
}

/** On the side of the button where there is room. */
function putBeside(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const below = top < innerHeight / 2;
  const after = left < innerWidth / 2;
  Object.assign(menu.style, {
    top: below ? px(bottom + 4) : 'auto',
    bottom: below ? 'auto' : px(innerHeight - top + 4),
    left: after ? px(left) : 'auto',
    right: after ? 'auto' : px(innerWidth - right),
  });
}

/** Never closer to the edge of the screen than 8 pixels. */
const px = (length: number) => `${Math.max(length, 8)}px`;

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const menu = event.currentTarget;
  if (event.key === 'Tab') {
    // The focus goes back to the button, and from there where Tab would take it.
    menu.hidePopover();
    return;
  }
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(event.target as HTMLElement);
  const target = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}
