import type { CallEvent, CallEventCause, CallRecord } from './model/CallRecord';
import type { RecordLabels } from '../locales/record.en';

type Texts = Readonly<Record<string, string | ((name: string) => string)>>;

/** What happened, in words. A value that has none is shown as it is. */
export function describeEvent({ kind, participant, value, cause }: CallEvent, nameOf: (id: string) => string, text: RecordLabels): string {
  const name = participant === null ? text.you : nameOf(participant);
  const pick = (texts: Texts) => {
    const found = value !== null && Object.hasOwn(texts, value) ? texts[value] : undefined;
    return typeof found === 'function' ? found(name) : (found ?? value ?? '');
  };
  const { events } = text;
  if (kind === 'joined') return events.joined(name);
  if (kind === 'iceRestart' || kind === 'rebuild') return events[kind](name, describeCause(cause, text));
  return pick(events[kind]);
}

export const describeCause = (cause: CallEventCause | null, { causes }: RecordLabels): string => causes[cause ?? 'unknown'];

/** Finds the names of participants by their ids. */
export function namesOf({ participants }: Pick<CallRecord, 'participants'>, guest: string): (id: string) => string {
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) || guest;
}
