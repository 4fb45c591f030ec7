import { useEffect, useImperativeHandle, useRef, type ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { audioMeter } from '../locales/en/audioMeter';

/** Says how loud something is, from 0 to 1, whenever that changes. */
export interface LevelSource {
  subscribe(listener: (level: number) => void): () => void;
  getLevel(): number;
}

export interface AudioMeterProps extends Omit<ComponentPropsWithRef<'meter'>, 'children'> {
  /** null: there is nothing to hear, the meter stands at 0. */
  level: LevelSource | null;
  labels?: Partial<Labels['audioMeter']> | undefined;
}

/** A bar as long as the sound is loud. It moves without rendering. */
export function AudioMeter({ level, labels, className, ref, ...rest }: AudioMeterProps) {
  const text = useComponentLabels('audioMeter', audioMeter, labels);
  const root = useRef<HTMLMeterElement>(null);
  useImperativeHandle(ref, () => root.current as HTMLMeterElement, []);

  useEffect(() => {
    const element = root.current;
    if (!element || !level) return undefined;
    const show = (loudness: number) => {
      element.value = loudness;
      element.style.setProperty('--visavis-level', String(loudness));
    };
    show(level.getLevel());
    const unsubscribe = level.subscribe(show);
    return () => {
      unsubscribe();
      show(0);
    };
  }, [level]);

  return (
    <meter
      aria-label={text.level}
      min={0}
      max={1}
      value={0}
      {...rest}
      ref={root}
      className={joinClasses('visavis-audio-meter', className)}
      data-state={level ? 'on' : 'off'}
    />
  );
}
