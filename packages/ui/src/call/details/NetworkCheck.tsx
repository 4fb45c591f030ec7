import type { Explained } from '../../CallInspector/explained/en';
import { Terms } from '../../Term/Terms';
import { IceCheck, type IceCheckProps } from '../IceCheck';

export interface NetworkCheckProps extends IceCheckProps {
  explained: Explained;
}

/** Checks the call's servers, and says what the words for NATs mean. The call goes on meanwhile. */
export function NetworkCheck({ iceServers, explained }: NetworkCheckProps) {
  return (
    <>
      <IceCheck iceServers={iceServers} />
      <div className="visavis-panel">
        <Terms glossary={explained.glossary} label={explained.terms} ids={['endpointIndependent', 'symmetric']} />
      </div>
    </>
  );
}
