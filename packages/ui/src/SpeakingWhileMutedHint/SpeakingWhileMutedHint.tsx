import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';

export interface SpeakingWhileMutedHintProps extends ComponentPropsWithRef<'output'> {
  /** Whether the user speaks into a muted microphone: what `useSpeakingWhileMuted` returns. */
  speaking: boolean;
  /** What it says. @default `labels.muted` */
  children?: ReactNode;
  labels?: Partial<Labels['speakingWhileMutedHint']> | undefined;
}

/** Tells a user who speaks into a muted microphone that nobody hears it; announced, and over the bottom of what is around it. */
export function SpeakingWhileMutedHint({
  speaking,
  labels,
  className,
  children,
  ...rest
}: SpeakingWhileMutedHintProps) {
  const text = useLabels('speakingWhileMutedHint', labels);
  return (
    <output
      {...rest}
      className={joinClasses('visavis-speaking-while-muted-hint', className)}
      data-speaking={speaking || undefined}
    >
      {speaking && <span>{children ?? text.muted}</span>}
    </output>
  );
}
