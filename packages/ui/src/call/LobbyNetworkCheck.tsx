import { useComponentLabels } from '../Labels/useComponentLabels';
import { iceCheck } from '../locales/en/iceCheck';
import { IceCheck, type IceCheckProps } from './IceCheck';

/** Checks the servers that a call would use, before one is in it. */
export function LobbyNetworkCheck({ iceServers }: IceCheckProps) {
  const { start } = useComponentLabels('iceCheck', iceCheck);
  return (
    <details className="visavis-call-lobby-check">
      <summary>{start}</summary>
      <IceCheck iceServers={iceServers} />
    </details>
  );
}
