import { ConnectionBadge, type ConnectionQuality } from '../../ConnectionBadge/ConnectionBadge';
import { useCallLabels } from '../CallLabels';
import { reactions } from './sign';
import type { ShownReaction } from './signs';

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
  const { signs } = useCallLabels();
  return (
    <>
      <span className="visavis-call-tile-signs">
        {quality && quality !== 'good' && (
          <span className="visavis-call-tile-signs-quality">
            <ConnectionBadge status="connected" quality={quality} labels={{ fair: '', poor: '' }} aria-hidden />
            {/* What is only fair is nothing to worry about yet: a sign without its words. */}
            <span className={quality === 'fair' ? 'visavis-visually-hidden' : undefined}>{signs[quality]}</span>
          </span>
        )}
        {hand && (
          <span className="visavis-call-tile-signs-hand">
            <span aria-hidden>✋</span>
            <span className="visavis-visually-hidden">{signs.handUp}</span>
          </span>
        )}
      </span>
      {shown.map(({ key, reaction }) => (
        // The announcer has said it.
        <span key={key} className="visavis-call-tile-signs-reaction" style={{ insetInlineStart: `${30 + ((key * 17) % 40)}%` }} aria-hidden>
          {reactions[reaction]}
        </span>
      ))}
    </>
  );
}
