import type { CallRecord, RecordedSignal } from './model/CallRecord';
import { isControlEvent } from './model/countSignaling';
import { redact } from '../../CallInspector/redact';
import { reachable } from '../../reachable';
import { useCallLabels } from '../CallLabels';
import { describeCandidate } from './describeCandidate';
import { describeEvent, namesOf } from './describeEvent';
import { OpenedLine } from './OpenedLine';
import { SdpDetail } from './SdpDetail';

export interface SignalingMessagesProps {
  record: Pick<CallRecord, 'events' | 'participants'>;
  hideAddresses: boolean;
}

/** How many lines are shown: they are rendered once a second while the panel is open. */
const MAX_SHOWN = 200;

type Line =
  | { at: number; id: number; participant: string; signal: RecordedSignal }
  | { at: number; id: number; text: string };

/** What was signaled, one line each; a description and a candidate open to show all of it. */
export function SignalingMessages({ record, hideAddresses }: SignalingMessagesProps) {
  const { call, record: text } = useCallLabels();
  const { signaling: words } = text;
  const nameOf = namesOf(record, call.guest);
  const lines: Line[] = [
    ...record.participants.flatMap(({ id: participant, signaling }) =>
      signaling.map((signal) => ({ at: signal.at, id: signal.id, participant, signal })),
    ),
    ...record.events
      .filter(({ kind }) => isControlEvent(kind))
      .map((event) => ({ at: event.at, id: event.id, text: describeEvent(event, nameOf, text) })),
  ];
  lines.sort((a, b) => a.at - b.at || a.id - b.id);
  if (lines.length === 0) return <p className="visavis-hint">{text.nothing}</p>;

  return (
    <section className="visavis-timeline" aria-label={words.messageList} {...reachable}>
      {lines.length > MAX_SHOWN && <p className="visavis-hint">{text.newest(MAX_SHOWN)}</p>}
      {lines.slice(-MAX_SHOWN).map((line) => {
        const { id, at } = line;
        const time = <time dateTime={new Date(at).toISOString()}>{text.clock(at)}</time>;
        if ('text' in line) {
          return (
            <p key={id} data-kind="control">
              {time} {line.text}
            </p>
          );
        }
        const { kind, direction, detail } = line.signal;
        const shown = detail && hideAddresses ? redact(detail) : detail;
        const name = nameOf(line.participant);
        const title = (
          <>
            {time} <b>{words.messages[kind]}</b> {direction === 'sent' ? words.to(name) : words.from(name)}{' '}
            {kind === 'candidate' && detail && <bdi>{describeCandidate(detail)}</bdi>}
            {kind === 'control' && <bdi>{detail}</bdi>}
          </>
        );
        if (!shown || kind === 'control') {
          return (
            <p key={id} data-kind={kind} data-direction={direction}>
              {title}
            </p>
          );
        }
        return (
          <OpenedLine key={id} data-kind={kind} data-direction={direction} title={title}>
            {shown.startsWith('v=0') ? <SdpDetail sdp={shown} /> : <pre dir="ltr">{shown}</pre>}
          </OpenedLine>
        );
      })}
    </section>
  );
}
