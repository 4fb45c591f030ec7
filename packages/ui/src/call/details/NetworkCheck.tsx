import { useIceCheck, type UseRoomOptions } from '@visavis/hooks';
import type { Explained } from '../../CallInspector/explained/en';
import { IceCheckPanel } from '../../IceCheckPanel/IceCheckPanel';
import { Terms } from '../../Term/Terms';

export interface NetworkCheckProps {
  /** Those of the call, or how to get them. */
  iceServers: UseRoomOptions['iceServers'];
  explained: Explained;
}

/** Finds out, when asked, whether the call's servers work from here, and what the NAT is like. The call goes on meanwhile. */
export function NetworkCheck({ iceServers, explained }: NetworkCheckProps) {
  const { start, stop, status, servers, nat, error } = useIceCheck(iceServers);
  return (
    <>
      <IceCheckPanel
        status={status}
        servers={servers}
        nat={nat}
        error={error}
        onStart={() => void start()}
        onStop={stop}
      />
      <div className="visavis-panel">
        <Terms glossary={explained.glossary} label={explained.terms} ids={['endpointIndependent', 'symmetric']} />
      </div>
    </>
  );
}
