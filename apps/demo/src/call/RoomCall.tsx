'use client';

import { Call } from '@visavis/ui/call';
import { en } from '@visavis/ui/call/locales/en';
import { ko } from '@visavis/ui/call/locales/ko';
import { useSyncExternalStore } from 'react';
import type { Routes } from '../config/routes';
import { Unembedded } from '../embed/EmbedProvider';
import { useLanguage, useWords } from '../language/LanguageProvider';
import { Logo } from '../page/Logo';
import { useRoomKey } from '../room/roomKey';
import { connectTo } from './connectTo';
import { describeError } from './describeError';
import { effectsIn } from './effects';
import { fetchLobbyIce } from './fetchLobbyIce';
import { NewCall } from './NewCall';
import { PrivateRoute } from './PrivateRoute';
import { useRouteChoice } from './useRouteChoice';

const labels = { en, ko };
const never = () => () => undefined;

/** The room's link without the language, which is the sender's own. */
function useRoomLink(key: string | null): string {
  const address = useSyncExternalStore(
    never,
    () => location.origin + location.pathname,
    () => '',
  );
  return key === null ? address : `${address}#${key}`;
}

export interface RoomCallProps {
  room: string;
  /** What this deployment allows. */
  routes: Routes;
}

/** A visit to a room: lobby, call, left, and in again. */
export function RoomCall({ room, routes }: RoomCallProps) {
  const words = useWords();
  const roomKey = useRoomKey();
  const link = useRoomLink(roomKey);
  const [privateRoute, setPrivateRoute] = useRouteChoice();

  return (
    <main>
      <Call
        room={room}
        connect={connectTo(room, words)}
        // By the user's choice; the deployment's comes with the connection.
        iceTransportPolicy={routes === 'any' && privateRoute ? 'relay' : undefined}
        effects={effectsIn(words)}
        roomKey={roomKey}
        link={link}
        labels={labels[useLanguage()]}
        describeError={(error) => describeError(error, words.call)}
        brand={
          <Unembedded>
            <Logo />
          </Unembedded>
        }
        checkIceServers={() => fetchLobbyIce(room)}
        lobby={<PrivateRoute routes={routes} checked={privateRoute} onChange={setPrivateRoute} />}
        actions={<NewCall />}
      />
    </main>
  );
}
