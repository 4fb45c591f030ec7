import { ConnectionBadge, type ConnectionQuality } from '../../ConnectionBadge/ConnectionBadge';
import { useComponentLabels } from '../../Labels/useComponentLabels';
import { connection as connectionEn } from '../../locales/en/connection';
import { RaisedHand } from '../../RaisedHand/RaisedHand';
import { reactionIcons } from '../../Reactions/reactionIcons';
import { Reactions } from '../../Reactions/Reactions';
import type { ParticipantReaction } from './createReactions';

export interface TileOverlayProps {
  /** Shown unless it is good. */
  quality?: ConnectionQuality | undefined;
  /** Whether their hand is up. */
  handRaised: boolean;
  /** Theirs. */
  reactions: readonly ParticipantReaction[];
}

/** What is laid over a participant's video: a raised hand, reactions that rise, and a connection that isn't good. */
export function TileOverlay({ quality, handRaised, reactions }: TileOverlayProps) {
  const connection = useComponentLabels('connection', connectionEn);
  return (
    <>
      <span className="visavis-call-tile-overlay">
        {quality && quality !== 'good' && (
          <span className="visavis-call-tile-quality">
            <ConnectionBadge status="connected" quality={quality} labels={{ fair: '', poor: '' }} aria-hidden />
            {/* What is only fair is nothing to worry about yet: a sign without its words. */}
            <span className={quality === 'fair' ? 'visavis-visually-hidden' : undefined}>{connection[quality]}</span>
          </span>
        )}
        {handRaised && <RaisedHand />}
      </span>
      {reactions.length > 0 && (
        <Reactions reactions={reactions.map(({ id, reaction }) => ({ id, icon: reactionIcons[reaction] }))} />
      )}
    </>
  );
}
