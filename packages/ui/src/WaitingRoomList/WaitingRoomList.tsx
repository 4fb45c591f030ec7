import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { waitingRoomList } from '../locales/en/waitingRoomList';

/** A member who asks to be let in; what `useRoom` lists in `waitingRoom` is of this shape. */
export interface WaitingParticipant {
  /** Unique in the list. */
  readonly id: string;
  /** The name they gave; may be empty. */
  readonly name: string;
  /** Before the name, such as a photo. */
  readonly avatar?: ReactNode;
}

export interface WaitingRoomListProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Who waits, in the order in which they came. */
  participants: readonly WaitingParticipant[];
  /** Called when the user lets a participant in. Without it there is no such button. */
  onAdmit?: ((id: string) => unknown) | undefined;
  /** Called when the user turns a participant away. Without it there is no such button. */
  onDecline?: ((id: string) => unknown) | undefined;
  labels?: Partial<Labels['waitingRoomList']> | undefined;
}

/**
 * Who waits to be admitted to a locked call, for its hosts to answer; each newcomer is announced. Keep it rendered while
 * nobody waits: then it takes up no space.
 */
export function WaitingRoomList({
  participants,
  onAdmit,
  onDecline,
  labels,
  className,
  ...rest
}: WaitingRoomListProps) {
  const text = useComponentLabels('waitingRoomList', waitingRoomList, labels);
  return (
    <div
      {...rest}
      className={joinClasses('visavis-waiting-room-list', className)}
      data-empty={participants.length === 0 || undefined}
    >
      {/* Only who is new is read out, and not everyone again. */}
      <output className="visavis-visually-hidden" aria-atomic="false">
        {participants.map(({ id, name }) => (
          <span key={id}>{text.asks(name || text.guest)} </span>
        ))}
      </output>
      {participants.length > 0 && (
        <ul aria-label={text.label}>
          {participants.map(({ id, name, avatar }) => {
            const who = name || text.guest;
            return (
              <li key={id}>
                {avatar}
                <p>{text.asks(who)}</p>
                <div>
                  {onAdmit && (
                    <button
                      type="button"
                      className="visavis-button"
                      data-variant="primary"
                      aria-label={text.admitName(who)}
                      onClick={({ currentTarget }) => {
                        keepFocus(currentTarget);
                        onAdmit(id);
                      }}
                    >
                      {text.admit}
                    </button>
                  )}
                  {onDecline && (
                    <button
                      type="button"
                      className="visavis-button"
                      aria-label={text.declineName(who)}
                      onClick={({ currentTarget }) => {
                        keepFocus(currentTarget);
                        onDecline(id);
                      }}
                    >
                      {text.decline}
                    </button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
