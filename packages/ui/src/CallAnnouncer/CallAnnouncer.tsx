import { useState, type ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { callAnnouncer } from '../locales/en/callAnnouncer';
import { changes, type AnnouncedParticipant } from './changes';

export interface CallAnnouncerProps extends Omit<ComponentPropsWithRef<'output'>, 'children'> {
  /** The others in the call. Those of the first list are not announced. */
  participants: readonly AnnouncedParticipant[];
  labels?: Partial<Labels['callAnnouncer']> | undefined;
}

interface Said {
  participants: readonly AnnouncedParticipant[];
  sentences: readonly { id: number; sentence: string }[];
}

/** The one live region of a call: it tells a screen reader who joined, left, shares, muted or reconnects. */
export function CallAnnouncer({ participants, labels, className, ...rest }: CallAnnouncerProps) {
  const text = useComponentLabels('callAnnouncer', callAnnouncer, labels);
  const [said, setSaid] = useState<Said>({ participants, sentences: [] });

  // The difference to the render before, which React wants compared here rather than in an effect.
  if (said.participants !== participants) {
    const first = (said.sentences.at(-1)?.id ?? -1) + 1;
    const news = changes(said.participants, participants, text).map((sentence, index) => ({
      id: first + index,
      sentence,
    }));
    // The newest few stay, so that what comes in quick succession is read to its end.
    setSaid({ participants, sentences: [...said.sentences, ...news].slice(-4) });
  }

  return (
    <output
      aria-atomic="false"
      {...rest}
      className={joinClasses('visavis-call-announcer visavis-visually-hidden', className)}
    >
      {said.sentences.map(({ id, sentence }) => (
        <span key={id}>{sentence}. </span>
      ))}
    </output>
  );
}
