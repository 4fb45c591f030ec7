import type { CallEvent, CallRecord } from './model/CallRecord';
import { reachable } from '../../reachable';
import { useCallLabels } from '../CallLabels';
import { describeEvent, namesOf } from './describeEvent';

export interface CallTimelineProps {
  record: Pick<CallRecord, 'events' | 'participants'>;
  /** Called with a point of time that is to be shown. */
  onSelect?: ((at: number) => void) | undefined;
}

/** How many lines are shown: they are rendered once a second while the panel is open. */
const MAX_SHOWN = 200;

/** What is a trouble, or the answer to one. */
function isTrouble({ kind, value }: CallEvent): boolean {
  return (
    kind === 'iceRestart' ||
    kind === 'rebuild' ||
    value === 'reconnecting' ||
    value === 'failed' ||
    value === 'offline' ||
    value === 'lost' ||
    value === 'poor'
  );
}

/** What happened in a call, one line each; the newest 200. */
export function CallTimeline({ record, onSelect }: CallTimelineProps) {
  const { call, record: text } = useCallLabels();
  const nameOf = namesOf(record, call.guest);
  if (record.events.length === 0) return <p className="visavis-hint">{text.nothing}</p>;
  return (
    <section className="visavis-timeline" aria-label={text.timeline} {...reachable}>
      {record.events.length > MAX_SHOWN && <p className="visavis-hint">{text.newest(MAX_SHOWN)}</p>}
      {record.events.slice(-MAX_SHOWN).map((event) => {
        const { id, at, kind } = event;
        const clock = text.clock(at);
        const time = <time dateTime={new Date(at).toISOString()}>{clock}</time>;
        const words = describeEvent(event, nameOf, text);
        return (
          <p key={id} data-kind={kind}>
            {onSelect ? (
              <button type="button" className="visavis-button" aria-label={text.replay.show(clock)} onClick={() => onSelect(at)}>
                {time}
              </button>
            ) : (
              time
            )}{' '}
            {isTrouble(event) ? <b>{words}</b> : words}
          </p>
        );
      })}
    </section>
  );
}
