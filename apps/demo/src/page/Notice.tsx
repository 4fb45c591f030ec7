import type { ReactNode } from 'react';
import { Unembedded } from '../embed/EmbedProvider';
import { Heading } from './Heading';
import { Logo } from './Logo';
import styles from './Notice.module.css';

export interface NoticeProps {
  heading: string;
  /** It replaces another page in place: moves the focus to it. @default false */
  focus?: boolean;
  /** Beside the card, where there is room: decoration. */
  art?: ReactNode;
  children: ReactNode;
}

/** A page with one thing to say: in the middle, under the mark. */
export function Notice({ heading, focus = false, art, children }: NoticeProps) {
  return (
    <main className={styles.page} data-art={art ? '' : undefined}>
      <div className={styles.card}>
        <Unembedded>
          <p className={styles.brand}>
            <Logo /> visavis
          </p>
        </Unembedded>
        <Heading text={heading} focus={focus} />
        {children}
      </div>
      {art}
    </main>
  );
}
