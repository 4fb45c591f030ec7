import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { participantList } from '../locales/en/participantList';
import { ParticipantRow, type ListedParticipant } from './ParticipantRow';

export interface ParticipantListProps extends ComponentPropsWithRef<'section'> {
  /** Who is in the call, in the order in which they are shown: the local participant is one of them, with `self`. */
  participants: readonly ListedParticipant[];
  /** The heading. @default `labels.heading` with the number of participants */
  heading?: ReactNode;
  /** Below the list, such as an `InviteLink`. */
  children?: ReactNode;
  labels?: Partial<Labels['participantList']> | undefined;
}

/** Everyone in the call by name, with what is off, whose hand is up, and what can be done about each. */
export function ParticipantList({
  participants,
  heading,
  labels,
  className,
  children,
  ...rest
}: ParticipantListProps) {
  const text = useComponentLabels('participantList', participantList, labels);
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      {...rest}
      className={joinClasses('visavis-panel visavis-participant-list', className)}
      data-count={participants.length}
    >
      <h2 id={headingId}>{heading ?? text.heading(participants.length)}</h2>
      <ul aria-labelledby={headingId}>
        {participants.map((participant) => (
          <ParticipantRow key={participant.id} participant={participant} text={text} />
        ))}
      </ul>
      {children}
    </section>
  );
}
