import { useEffect, useState, type ComponentPropsWithRef } from 'react';
import { AudioMeter } from '../AudioMeter/AudioMeter';
import { Icon } from '../Icon/Icon';
import { soundShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { speakerTest } from '../locales/en/speakerTest';
import { playTestTone, type TestTone } from './testTone';

export interface SpeakerTestProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** The audio output's `deviceId`. @default the system's speaker */
  speakerId?: string | null | undefined;
  labels?: Partial<Labels['speakerTest']> | undefined;
}

/** A button that plays two notes through the chosen speaker, and shows that they sound. */
export function SpeakerTest({ speakerId = null, labels, className, ...rest }: SpeakerTestProps) {
  const text = useComponentLabels('speakerTest', speakerTest, labels);
  const [tone, setTone] = useState<TestTone | null>(null);
  const [outcome, setOutcome] = useState<'played' | 'failed' | null>(null);

  useEffect(() => tone?.stop, [tone]);

  const play = async () => {
    let started: TestTone;
    try {
      started = playTestTone(speakerId);
    } catch {
      // A browser without Web Audio, or a page that has too many contexts already.
      return setOutcome('failed');
    }
    setTone(started);
    setOutcome(null);
    const result = await started.ended.then(
      () => 'played' as const,
      () => 'failed' as const,
    );
    setTone((now) => (now === started ? null : now));
    setOutcome(result);
  };
  const state = tone ? 'playing' : (outcome ?? 'idle');

  return (
    <div {...rest} className={joinClasses('visavis-speaker-test', className)} data-state={state}>
      <button type="button" className="visavis-button" onClick={() => (tone ? tone.stop() : void play())}>
        <Icon shape={soundShape} />
        {tone ? text.stop : text.play}
      </button>
      <AudioMeter className="visavis-speaker-test-meter" level={tone?.level ?? null} labels={{ level: text.level }} />
      <p className="visavis-hint" aria-live="polite">
        {state !== 'idle' && text[state]}
      </p>
    </div>
  );
}
