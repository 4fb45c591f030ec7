import type { CallRecord } from './model/CallRecord';
import { useComponentLabels } from '../../Labels/useComponentLabels';
import { callInspector } from '../../locales/en/callInspector';
import type { TermId } from '../../Term/glossary/en';
import { Terms } from '../../Term/Terms';
import { useLoaded } from '../../useLoaded';
import { useCallLabels } from '../CallLabels';
import { CallTimeline } from './CallTimeline';
import { SetUpTimes } from './SetUpTimes';
import { SignalingSection } from './SignalingSection';

export interface RecordSectionsProps {
  record: CallRecord;
  hideAddresses: boolean;
  /** Called with a point of time that is to be shown. */
  onSelect?: ((at: number) => void) | undefined;
}

const terms: readonly TermId[] = ['signaling', 'sdp', 'iceRestart', 'dtls'];

/** What a record of a call tells beside the connections: what happened, what was signaled, how long each set-up took. */
export function RecordSections({ record, hideAddresses, onSelect }: RecordSectionsProps) {
  const { record: text } = useCallLabels();
  const explained = useLoaded(useComponentLabels('callInspector', callInspector).explained);
  return (
    <>
      <h3>{text.timeline}</h3>
      <CallTimeline record={record} onSelect={onSelect} />
      <SignalingSection record={record} hideAddresses={hideAddresses} />
      <SetUpTimes record={record} />
      {/* What could not be loaded is told by the inspector. */}
      {explained && explained !== 'failed' && <Terms glossary={explained.glossary} label={explained.terms} ids={terms} />}
    </>
  );
}
