import { useState, type CSSProperties } from 'react';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { Call, type CallProps } from '@visavis/ui/call';
import { VirtualHardware } from '../VirtualHardware';
import { Companion, type Other } from './Companion';

export interface ExampleCallProps extends CallProps {
  others: readonly Other[];
  /** How high the call is. @default '40rem' */
  height?: string;
}

/** Ada's call, with others whose browsers are not seen: real connections within this page, pictures from a canvas. */
export function ExampleCall({ others, height = '40rem', style, ...call }: ExampleCallProps) {
  const [hub] = useState(createMemoryHub);
  const [signaling] = useState(() => hub.room('tea', { role: 'host' }));
  const size = { '--visavis-call-size': height, ...style } as CSSProperties; // React's type knows no custom properties.
  return (
    <VirtualHardware>
      {() => (
        <>
          <Call skipLobby link={null} room="Tea at five" name="Ada Lovelace" {...call} signaling={signaling} style={size} />
          {others.map((other) => (
            <Companion key={other.name} hub={hub} {...other} />
          ))}
        </>
      )}
    </VirtualHardware>
  );
}
