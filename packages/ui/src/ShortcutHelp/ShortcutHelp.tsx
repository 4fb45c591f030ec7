import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { shortcutHelp } from '../locales/en/shortcutHelp';

/** What the letters of a call do; those of `useCallShortcuts`. */
export type ShortcutName = 'microphone' | 'camera' | 'screen' | 'fullscreen' | 'details' | 'leave';

/** The order in which they are listed. */
const names: readonly ShortcutName[] = ['microphone', 'camera', 'screen', 'fullscreen', 'details', 'leave'];

export interface ShortcutHelpProps extends Omit<ComponentPropsWithRef<'div'>, 'onChange'> {
  /** Which key does what, as `useCallShortcuts` returns it; what is null or left out is not listed. */
  keys: Partial<Readonly<Record<ShortcutName, string | null>>>;
  /** Further ones, after these. @default none */
  more?: readonly { readonly key: string; readonly label: ReactNode }[] | undefined;
  /** Whether the keys do something. @default true */
  enabled?: boolean | undefined;
  /** Offers to switch the keys off and on (WCAG 2.1.4). */
  onEnabledChange?: ((enabled: boolean) => unknown) | undefined;
  /** Below all of it. @default `labels.note` */
  children?: ReactNode;
  labels?: Partial<Labels['shortcutHelp']> | undefined;
}

/** Which keys do what in a call, for a dialog or a page of help. */
export function ShortcutHelp({
  keys,
  more = [],
  enabled = true,
  onEnabledChange,
  labels,
  className,
  children,
  ...rest
}: ShortcutHelpProps) {
  const text = useComponentLabels('shortcutHelp', shortcutHelp, labels);
  const lines = [
    ...names.flatMap((name) => (keys[name] ? [{ key: keys[name], label: text.keys[name] }] : [])),
    ...more,
  ];
  return (
    <div
      {...rest}
      className={joinClasses('visavis-shortcut-help', className)}
      data-enabled={enabled}
    >
      <dl>
        {lines.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      {onEnabledChange && (
        <label>
          <input type="checkbox" checked={enabled} onChange={() => onEnabledChange(!enabled)} /> {text.enabled}
        </label>
      )}
      <p className="visavis-hint">{children ?? text.note}</p>
    </div>
  );
}
