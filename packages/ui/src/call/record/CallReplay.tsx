import { useEffect, useId, useState, type ComponentPropsWithRef } from 'react';
import { CallInspector } from '../../CallInspector/CallInspector';
import { endOf, inspectRecord, recordAt } from './model/recordAt';
import type { CallRecord } from './model/CallRecord';
import { joinClasses } from '../../joinClasses';
import { CallLabelsProvider, useCallLabels } from '../CallLabels';
import type { CallLabels } from '../locales/en';
import { RecordSections } from './RecordSections';

export interface CallReplayProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What `readCallFile` read. */
  record: CallRecord;
  /** The strings of the call, such as `ko` of `@visavis/ui/call/locales/ko`; those of the inspector come from `LabelsProvider`. @default those of the call around it, else English */
  labels?: CallLabels | undefined;
}

/** How often the time goes on while it plays, in ms. */
const STEP_MS = 1000;

/**
 * A recorded call, as it was at a point of time: its connections with path, streams and curves, what had happened by then, what
 * had been signaled, and how long each set-up had taken. The time is chosen by a slider, runs on by a button, or comes from a line of what happened.
 */
export function CallReplay({ labels, ...rest }: CallReplayProps) {
  return labels ? (
    <CallLabelsProvider value={labels}>
      <Replay {...rest} />
    </CallLabelsProvider>
  ) : (
    <Replay {...rest} />
  );
}

function Replay({ record, className, ...rest }: Omit<CallReplayProps, 'labels'>) {
  const { call, record: text } = useCallLabels();
  const { replay: words } = text;
  const sliderId = useId();
  const end = endOf(record);
  const [at, setAt] = useState(end);
  const [playing, setPlaying] = useState(false);
  const shown = Math.min(Math.max(at, record.startedAt), end);
  const isOver = shown >= end;
  const isPlaying = playing && !isOver;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setAt((before) => before + STEP_MS), STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);

  function toggle() {
    if (isOver) setAt(record.startedAt);
    setPlaying(!isPlaying);
  }

  const known = recordAt(record, shown);
  const position = words.position(text.clock(shown), text.duration(shown - record.startedAt));
  return (
    <div {...rest} className={joinClasses('visavis-call-replay', className)}>
      <h2>{words.heading(record.name)}</h2>
      <div className="visavis-inspector-tools">
        <button type="button" className="visavis-button" onClick={toggle}>
          {isPlaying ? words.pause : words.play}
        </button>
        <label htmlFor={sliderId}>{words.time}</label>
        <input
          id={sliderId}
          type="range"
          min={record.startedAt}
          max={end}
          step={STEP_MS / 10}
          value={shown}
          aria-valuetext={position}
          onChange={(event) => {
            setPlaying(false);
            setAt(Number(event.target.value));
          }}
        />
        <span>{position}</span>
      </div>
      <dl className="visavis-call-details-lines">
        <div>
          <dt>{words.servers}</dt>
          <dd>{record.servers.length > 0 ? record.servers.join(', ') : words.noServers}</dd>
        </div>
        {record.policy && (
          <div>
            <dt>{words.policy}</dt>
            <dd>{words.policies[record.policy]}</dd>
          </div>
        )}
      </dl>
      <CallInspector
        connections={inspectRecord(known).map((connection) => ({ ...connection, name: connection.name || call.guest }))}
        renderSections={(hideAddresses) => (
          <RecordSections
            record={known}
            hideAddresses={hideAddresses}
            onSelect={(time) => {
              setPlaying(false);
              setAt(time);
            }}
          />
        )}
      />
    </div>
  );
}
