import type { ComponentPropsWithRef, CSSProperties, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';

/** A reaction that is being shown. */
export interface ShownReaction {
  /** Unique in the list: the same reaction may come twice. */
  readonly id: string | number;
  /** Such as an emoji; `reactionIcons` has those of the `ReactionPicker`. */
  readonly icon: ReactNode;
}

export interface ReactionsProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What rises now. Take each out after four seconds, when it has faded. */
  reactions: readonly ShownReaction[];
}

/**
 * Reactions that rise over what is around them, such as a `VideoTile`: put it among the tile's children. Without motion
 * they stand still. They are for the eye only: tell what was shown in a live region.
 */
export function Reactions({ reactions, className, ...rest }: ReactionsProps) {
  return (
    <div
      aria-hidden
      {...rest}
      className={joinClasses('visavis-reactions', className)}
      data-count={reactions.length}
    >
      {reactions.map(({ id, icon }) => (
        <span key={id} style={{ '--visavis-reaction-x': `${30 + (hash(String(id)) % 40)}%` } as CSSProperties}>
          {icon}
        </span>
      ))}
    </div>
  );
}

/** Where it rises is the same in every render, and another place for the next one. */
function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum * 17;
}
