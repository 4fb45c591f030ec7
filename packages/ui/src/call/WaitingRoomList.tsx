import type { WaitingMember } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';

export interface WaitingRoomListProps {
  waitingRoom: readonly WaitingMember[];
  onAdmit: (id: string) => void;
  onDecline: (id: string) => void;
}

/** Who waits to be admitted to a locked call, for its hosts to answer. */
export function WaitingRoomList({ waitingRoom, onAdmit, onDecline }: WaitingRoomListProps) {
  const { call } = useCallLabels();
  return (
    <>
      <output className="visavis-visually-hidden">
        {waitingRoom.map(({ name }) => call.knocks(name || call.guest)).join(' ')}
      </output>
      {waitingRoom.length > 0 && (
        <ul className="visavis-call-waiting-room-list" aria-label={call.waitingRoom}>
          {waitingRoom.map(({ id, name }) => {
            const who = name || call.guest;
            return (
              <li key={id}>
                <p>{call.knocks(who)}</p>
                <div>
                  <button
                    type="button"
                    className="visavis-button"
                    data-variant="primary"
                    aria-label={call.letInName(who)}
                    onClick={() => onAdmit(id)}
                  >
                    {call.letIn}
                  </button>
                  <button
                    type="button"
                    className="visavis-button"
                    aria-label={call.turnAwayName(who)}
                    onClick={() => onDecline(id)}
                  >
                    {call.turnAway}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
