import type { UseRoomResult } from '@visavis/hooks';
import { Unembedded } from '../embed/EmbedProvider';
import { useWords } from '../language/LanguageProvider';
import { Heading } from '../page/Heading';
import { Logo } from '../page/Logo';
import styles from './CallHeader.module.css';
import { CopyLink } from './CopyLink';

export interface CallHeaderProps {
  room: string;
  status: UseRoomResult['status'];
  /** One waits outside for a host. */
  waiting: boolean;
  /** Nobody else is here. */
  alone: boolean;
}

/** Where one is, how that stands, and the link for the others. */
export function CallHeader({ room, status, waiting, alone }: CallHeaderProps) {
  const { call } = useWords();
  const state = {
    idle: call.connecting,
    joining: waiting ? call.waiting : call.connecting,
    joined: alone ? call.alone : '',
    reconnecting: call.reconnecting,
    failed: '',
    left: '',
  }[status];

  return (
    <header className={styles.header}>
      <Unembedded>
        <Logo />
      </Unembedded>
      <div className={styles.words}>
        <Heading focus text={room} />
        <output>{state}</output>
      </div>
      <CopyLink primary={status === 'joined' && alone} />
    </header>
  );
}
