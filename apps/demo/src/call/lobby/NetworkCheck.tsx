import { useIceCheck } from '@visavis/hooks';
import { IceCheckPanel } from '@visavis/ui';
import { useWords } from '../../language/LanguageProvider';
import { fetchLobbyIce } from './fetchLobbyIce';
import styles from './NetworkCheck.module.css';

/** Finds out, when asked, which of the deployment's servers can be reached from here. */
export function NetworkCheck({ room }: { room: string }) {
  const { lobby } = useWords();
  const { status, servers, nat, error, start, stop } = useIceCheck(() => fetchLobbyIce(room));

  return (
    <details className={styles.check}>
      <summary>{lobby.network}</summary>
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
