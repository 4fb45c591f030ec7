import { useCallback, useId, useRef, useState, type ComponentPropsWithRef } from 'react';
import { Icon } from '../Icon/Icon';
import { expandShape, floatingShape, moreShape, pinShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { tileMenu } from '../locales/en/tileMenu';
import { Menu, type MenuItem } from '../Menu/Menu';
import { pictureActions, type PictureActions } from './pictureActions';

export interface TileMenuProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Whose tile it is, for the menu's name. */
  name: string;
  /** @default false */
  pinned?: boolean | undefined;
  /** Offers to pin and unpin the tile. */
  onPinnedChange?: ((pinned: boolean) => void) | undefined;
  /** Actions of the application's own, such as "Remove", after the menu's. */
  items?: readonly MenuItem[] | undefined;
  labels?: Partial<Labels['tileMenu']> | undefined;
}

/**
 * The menu of the `VideoTile` it is put into: pin, full screen and picture in picture, where the browser has
 * them, and the application's own actions. A `VideoGrid` gives each of its tiles one.
 */
export function TileMenu({ name, pinned = false, onPinnedChange, items = [], labels, className, ...rest }: TileMenuProps) {
  const text = useComponentLabels('tileMenu', tileMenu, labels);
  const button = useRef<HTMLButtonElement>(null);
  // What can be done now; null: the menu is closed.
  const [picture, setPicture] = useState<PictureActions | null>(null);
  const open = picture !== null;
  const id = useId();

  const onOpenChange = useCallback((opens: boolean, menu: HTMLElement) => {
    const tile = menu.closest<HTMLElement>('.visavis-video-tile');
    setPicture(opens && tile ? pictureActions(tile) : null);
    if (opens && button.current) putBeside(menu, button.current);
  }, []);

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
      <Menu
        id={id}
        aria-label={text.options(name)}
        onOpenChange={onOpenChange}
        items={
          picture
            ? [
                onPinnedChange && {
                  id: 'visavis-pin',
                  label: pinned ? text.unpin : text.pin,
                  icon: <Icon shape={pinShape} />,
                  onSelect: () => onPinnedChange(!pinned),
                },
                picture.fullScreen && {
                  id: 'visavis-full',
                  label: picture.isFull ? text.exitFullScreen : text.fullScreen,
                  icon: <Icon shape={expandShape} />,
                  onSelect: picture.fullScreen,
                },
                picture.float && {
                  id: 'visavis-float',
                  label: picture.isFloating ? text.exitFloating : text.floating,
                  icon: <Icon shape={floatingShape} />,
                  onSelect: picture.float,
                },
                ...items,
              ]
            : []
        }
      />
    </div>
  );
}

/** On the side of the button where there is room, in the window that the button is in. */
function putBeside(menu: HTMLElement, button: HTMLElement): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = button.ownerDocument.defaultView ?? globalThis;
  const below = top < innerHeight / 2;
  const after = left < innerWidth / 2;
  menu.style.inset = [
    below ? px(bottom + 4) : 'auto',
    after ? 'auto' : px(innerWidth - right),
    below ? 'auto' : px(innerHeight - top + 4),
    after ? px(left) : 'auto',
  ].join(' ');
}

/** Never closer to the edge of the window than 8 pixels. */
const px = (length: number) => `${Math.max(length, 8)}px`;
