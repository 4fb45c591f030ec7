import { useState, type ReactNode } from 'react';
import { usePeer, type UsePeerResult } from '@visavis/hooks';
import { createSignalChannelPair } from '@visavis/hooks/testing';
import { SyntheticCamera } from './SyntheticCamera';

export interface ConnectedPairProps {
  children: (ada: UsePeerResult, ben: UsePeerResult) => ReactNode;
}

/** The two ends of a real connection, both on this page, with a picture and a tone in each direction. */
export function ConnectedPair({ children }: ConnectedPairProps) {
  return (
    <SyntheticCamera color="#3d6480" label="Ada" toneHz={330}>
      {(ada) => (
        <SyntheticCamera color="#7a5a4d" label="Ben" toneHz={440}>
          {(ben) => (
            <Ends ada={ada} ben={ben}>
              {children}
            </Ends>
          )}
        </SyntheticCamera>
      )}
    </SyntheticCamera>
  );
}

interface EndsProps extends ConnectedPairProps {
  ada: MediaStream | null;
  ben: MediaStream | null;
}

function Ends({ ada, ben, children }: EndsProps) {
  const [[left, right]] = useState(createSignalChannelPair);
  return children(
    usePeer({ signaling: left, initiator: true, streams: [ada] }),
    usePeer({ signaling: right, initiator: false, streams: [ben] }),
  );
}
