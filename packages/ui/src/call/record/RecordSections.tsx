import type { CallRecord } from '../../CallRecord/CallRecord';
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

/** What a record of a call tells beside the connections: what happened, what was signaled, how long each set-up took. */
export function RecordSections({ record, hideAddresses, onSelect }: RecordSectionsProps) {
  const { record: text } = useCallLabels();
  return (
    <>
      <h3>{text.timeline}</h3>
      <CallTimeline record={record} onSelect={onSelect} />
      <SignalingSection record={record} hideAddresses={hideAddresses} />
      <SetUpTimes record={record} />
    </>
  );
}
