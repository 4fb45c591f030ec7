import type { CallRecord } from './model/CallRecord';
import { summarizeCall, type CallTrouble } from './model/summarizeCall';
import { useCallLabels } from '../CallLabels';
import type { RecordLabels } from '../locales/record.en';
import { CallTimeline } from './CallTimeline';
import { describeCause, namesOf } from './describeEvent';
import { SaveCall } from './SaveCall';

/** A call that is over, in short: how long, with whom, what went wrong, and how it was mended; and all of it as a file. */
export function CallSummary({ record }: { record: CallRecord }) {
  const { call, record: text } = useCallLabels();
  const { summary: words } = text;
  const { durationMs, names, troubles } = summarizeCall(record);
  const nameOf = namesOf(record, call.guest);
  const took = text.duration(durationMs);
  return (
    <section className="visavis-call-summary" aria-label={words.heading}>
      <p>{names.length === 0 ? words.alone(took) : words.with(took, names.map((name) => name || call.guest))}</p>
      {troubles.length === 0 ? (
        <p>{words.smooth}</p>
      ) : (
        <ul>
          {troubles.map((trouble) => (
            <li key={`${trouble.kind} ${trouble.participant} ${trouble.at}`}>{describeTrouble(trouble, nameOf, text)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words.all}</summary>
        <CallTimeline record={record} />
        <SaveCall read={() => record} />
      </details>
    </section>
  );
}

function describeTrouble({ kind, participant, at, durationMs, attempts }: CallTrouble, nameOf: (id: string) => string, text: RecordLabels): string {
  const { summary: words } = text;
  const name = participant === null ? text.you : nameOf(participant);
  const what = words.troubles[kind === 'connection' && durationMs === 0 ? 'kept' : kind];
  const end = durationMs === null ? words.notMended : durationMs === 0 ? '' : words.mended(text.duration(durationMs));
  const done = attempts.map((attempt) => words[attempt.kind](describeCause(attempt.cause, text)));
  return words.trouble(text.clock(at), typeof what === 'string' ? what : what(name), end, done.length > 0 ? words.attempts(done) : '');
}
