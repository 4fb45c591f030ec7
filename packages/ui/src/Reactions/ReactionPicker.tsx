import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { reactions as reactionsEn } from '../locales/en/reactions';
import { reactionIcons, type Reaction } from './reactionIcons';

/** A reaction to choose. */
export interface ReactionChoice {
  /** Unique in the list; what `onReact` is given. */
  readonly id: string;
  /** Such as an emoji. */
  readonly icon: ReactNode;
  /** What it is called. */
  readonly label: string;
}

export interface ReactionPickerProps extends Omit<ComponentPropsWithRef<'fieldset'>, 'children'> {
  /** What can be chosen. @default those of `reactionIcons` */
  reactions?: readonly ReactionChoice[] | undefined;
  /** Called when the user chooses a reaction, with its `id`. */
  onReact: (id: string) => unknown;
  /** Whether it is among the children of a `Menu`, whose arrow keys then reach its buttons. @default false */
  inMenu?: boolean | undefined;
  labels?: Partial<Labels['reactions']> | undefined;
}

/** A row of buttons, one for each reaction; a press leaves it open for the next one. */
export function ReactionPicker({
  reactions,
  onReact,
  inMenu = false,
  labels,
  className,
  ...rest
}: ReactionPickerProps) {
  const text = useComponentLabels('reactions', reactionsEn, labels);
  const choices = reactions ?? ownChoices(text.names);
  return (
    <fieldset aria-label={text.label} {...rest} className={joinClasses('visavis-reaction-picker', className)}>
      {choices.map(({ id, icon, label }) => (
        <button
          key={id}
          type="button"
          role={inMenu ? 'menuitem' : undefined}
          tabIndex={inMenu ? -1 : undefined}
          aria-label={label}
          title={label}
          data-reaction={id}
          onClick={() => onReact(id)}
        >
          <span aria-hidden>{icon}</span>
        </button>
      ))}
    </fieldset>
  );
}

function ownChoices(names: Record<Reaction, string>): ReactionChoice[] {
  return (Object.keys(reactionIcons) as Reaction[]).map((id) => ({ id, icon: reactionIcons[id], label: names[id] }));
}
