import { ConnectionBadge, type ConnectionQuality } from '@visavis/ui';
import { useWords } from '../../language/LanguageProvider';
import { reactions } from './sign';
import type { ShownReaction } from './signs';
import styles from './TileSigns.module.css';

export interface TileSignsProps {
  /** Shown unless it is good. */
  quality?: ConnectionQuality | undefined;
  /** Whether their hand is up. */
  hand: boolean;
  /** Theirs. */
  shown: readonly ShownReaction[];
}

/** What is laid over somebody's picture: a raised hand, reactions that rise, and a connection that isn't good. */
export function TileSigns({ quality, hand, shown }: TileSignsProps) {
  const { signs } = useWords();
  return (
    <>
      <span className={styles.marks}>
        {quality && quality !== 'good' && (
          <span className={styles.quality}>
            <ConnectionBadge status="connected" quality={quality} labels={{ fair: '', poor: '' }} aria-hidden />
            {/* What is only fair is nothing to worry about yet: a sign without its words. */}
            <span className={quality === 'fair' ? 'visavis-visually-hidden' : undefined}>{signs[quality]}</span>
          </span>
        )}
        {hand && (
          <span className={styles.hand}>
            <span aria-hidden>✋</span>
            <span className="visavis-visually-hidden">{signs.handUp}</span>
          </span>
        )}
      </span>
      {shown.map(({ key, reaction }) => (
        // The announcer has said it.
        <span key={key} className={styles.reaction} style={{ insetInlineStart: `${30 + ((key * 17) % 40)}%` }} aria-hidden>
          {reactions[reaction]}
        </span>
      ))}
    </>
  );
}
