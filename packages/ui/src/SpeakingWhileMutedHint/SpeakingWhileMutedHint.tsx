import type { ComponentPropsWithRef, ReactNode } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { speakingWhileMutedHint } from '../locales/en/speakingWhileMutedHint';

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
  const text = useComponentLabels('speakingWhileMutedHint', speakingWhileMutedHint, labels);
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
