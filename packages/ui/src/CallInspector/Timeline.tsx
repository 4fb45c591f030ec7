import { memo } from 'react';
import type { Labels } from '../locales/en';
import { reachable } from '../reachable';
import type { InspectedEvent } from './InspectedConnection';
import { redact } from './redact';

export interface TimelineProps {
  events: readonly InspectedEvent[];
  hideAddresses: boolean;
  text: Labels['callInspector'];
}

/** What the two sides told each other, and what came of it; each opens to show all of it. */
export const Timeline = /* @__PURE__ */ memo(function Timeline({ events, hideAddresses, text }: TimelineProps) {
  const shown = (words: string) => (hideAddresses ? redact(words) : words);
  if (events.length === 0) return <p className="visavis-hint">{text.noEvents}</p>;
  return (
    <div className="visavis-timeline" {...reachable}>
      {events.map(({ id, at, kind, direction, summary, detail }) => {
        const line = (
          <>
            <time dateTime={new Date(at).toISOString()}>{text.clock(at)}</time> <b>{text.events[kind]}</b>{' '}
            {direction && text[direction]} {summary && <bdi>{shown(summary)}</bdi>}
          </>
        );
        return detail ? (
          <details key={id} data-kind={kind} data-direction={direction}>
            <summary>{line}</summary>
            <pre dir="ltr">{shown(detail)}</pre>
          </details>
        ) : (
          <p key={id} data-kind={kind}>
            {line}
          </p>
        );
      })}
    </div>
  );
});
