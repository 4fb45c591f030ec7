import type { ReactNode } from 'react';
import { Unembedded } from '../embed/EmbedProvider';
import { Logo } from './Logo';
import styles from './Notice.module.css';

export interface NoticeProps {
  heading: string;
  /** Beside the card, where there is room: decoration. */
  art?: ReactNode;
  children: ReactNode;
}

/** A page with one thing to say: in the middle, under the mark. */
export function Notice({ heading, art, children }: NoticeProps) {
  return (
    <main className={styles.page} data-art={art ? '' : undefined}>
      <div className={styles.card}>
        <Unembedded>
          <p className={styles.brand}>
            <Logo /> visavis
          </p>
        </Unembedded>
        <h1>{heading}</h1>
        {children}
      </div>
      {art}
    </main>
  );
}
