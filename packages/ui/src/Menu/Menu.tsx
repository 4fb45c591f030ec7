import { useEffect, useImperativeHandle, useRef, type ComponentPropsWithRef, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { moveFocus } from '../moveFocus';

/** One action of a menu. */
export interface MenuItem {
  /** Unique in the menu. */
  id: string;
  label: string;
  onSelect: () => unknown;
  /** Before the label, such as an `<svg>` of 1.375em. @default none */
  icon?: ReactNode;
  /** One that should not be pressed by mistake. @default false */
  danger?: boolean | undefined;
}

export interface MenuProps extends ComponentPropsWithRef<'div'> {
  /** What the button that opens it names as its `popoverTarget`. */
  id: string;
  /** What the menu is called, for those who hear it: give this, or `aria-labelledby`. */
  'aria-label'?: string | undefined;
  /** What can be done; each closes the menu. What is false or null is left out. */
  items: readonly (MenuItem | false | null | undefined)[];
  /** It is about to open, or has closed; the element is the menu's. */
  onOpenChange?: ((open: boolean, menu: HTMLElement) => void) | undefined;
}

/**
 * A menu in a popover, named by its `aria-label`. Its children stand above the items; buttons among them with the
 * role `menuitem` are reached like items, and leave it open. Where it appears is the business of your style sheet.
 *
 * Arrow keys, Home and End go from item to item; Escape closes it and gives the focus back.
 */
export function Menu({ items, onOpenChange, className, children, onKeyDown, ref, ...rest }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => menu.current as HTMLDivElement, []);

  // By hand, since React 18 does not know these events.
  useEffect(() => {
    const element = menu.current as HTMLDivElement;
    const follow = ({ type, newState }: ToggleEvent) => {
      const opens = newState === 'open';
      if (opens === (type === 'beforetoggle')) onOpenChange?.(opens, element);
      // Nothing in it can have the focus before it is shown.
      else if (opens) element.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    };
    const listeners = new AbortController();
    element.addEventListener('beforetoggle', follow, listeners);
    element.addEventListener('toggle', follow, listeners);
    return () => listeners.abort();
  }, [onOpenChange]);

  return (
    <div
      tabIndex={-1}
      {...rest}
      ref={menu}
      popover="auto"
      role="menu"
      className={joinClasses('visavis-menu', className)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        moveFocus(event, '[role=menuitem]');
        // The focus goes back to the button, and from there where Tab would take it.
        if (event.key === 'Tab') close(menu.current);
      }}
    >
      {children}
      {items.map(
        (item) =>
          item && (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              data-danger={item.danger || undefined}
              onClick={() => {
                // First, so that what opens next gives the focus back to the button.
                close(menu.current);
                void item.onSelect();
              }}
            >
              {item.icon}
              {item.label}
            </button>
          ),
      )}
    </div>
  );
}

/** Old browsers and jsdom have no popovers; there the menu is never open. */
function close(menu: HTMLElement | null): void {
  if (menu && 'hidePopover' in menu && typeof menu.hidePopover === 'function') menu.hidePopover();
}
