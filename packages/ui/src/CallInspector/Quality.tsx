import type { Labels } from '../locales/en';
import type { Explained } from './explained/en';
import type { InspectedQuality } from './InspectedConnection';

export interface QualityProps {
  quality: InspectedQuality;
  /** When the first look was, in ms since 1970: what began then has begun before. */
  firstAt: number | undefined;
  text: Labels['callInspector'];
  explained: Explained;
}

/** How good the connection is, by which measure, with its value and its limits, and since when. */
export function Quality({ quality: { quality, measure, value, fair, poor, since }, firstAt, text, explained }: QualityProps) {
  const { quality: words } = explained;
  const write = (amount: number) =>
    measure === 'packetLoss' || measure === 'frozenShare' ? text.percent(amount) : text.milliseconds(Math.round(amount));
  return (
    <p data-quality={quality}>
      {words[quality](words.measures[measure], write(value), write(fair), write(poor))} {since !== firstAt && words.since(since)}
    </p>
  );
}
