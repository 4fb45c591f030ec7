import { useIceCheck, type UseRoomOptions } from '@visavis/hooks';
import { IceCheckPanel } from '../IceCheckPanel/IceCheckPanel';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { iceCheck } from '../locales/en/iceCheck';

export interface LobbyNetworkCheckProps {
  /** Those that a call would use, or how to get them. */
  iceServers: UseRoomOptions['iceServers'];
}

/** Finds out, when asked, which of the servers can be reached from here, before one is in the call. */
export function LobbyNetworkCheck({ iceServers }: LobbyNetworkCheckProps) {
  const { start: heading } = useComponentLabels('iceCheck', iceCheck);
  const { status, servers, nat, error, start, stop } = useIceCheck(iceServers);

  return (
    <details className="visavis-call-lobby-check">
      <summary>{heading}</summary>
      <IceCheckPanel
        status={status}
        servers={servers}
        nat={nat}
        error={error}
        onStart={() => void start()}
        onStop={stop}
      />
    </details>
  );
}
