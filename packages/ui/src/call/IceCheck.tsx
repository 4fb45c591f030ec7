import { useIceCheck, type UseRoomOptions } from '@visavis/hooks';
import { IceCheckPanel } from '../IceCheckPanel/IceCheckPanel';

export interface IceCheckProps {
  /** STUN and TURN servers, or how to get them. */
  iceServers: UseRoomOptions['iceServers'];
}

/** Finds out, when asked, which of the servers can be reached from here. */
export function IceCheck({ iceServers }: IceCheckProps) {
  const { start, stop, host: _, ...shown } = useIceCheck(iceServers);
  return <IceCheckPanel {...shown} onStart={() => void start()} onStop={stop} />;
}
