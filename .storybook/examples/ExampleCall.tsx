import { useState, type CSSProperties } from 'react';
import { useRoom } from '@visavis/hooks';
import { createMemoryHub, type MemoryHub } from '@visavis/hooks/signaling/memory';
import { Call, type CallProps } from '@visavis/ui/call';
import { SyntheticCamera } from '../SyntheticCamera';
import { VirtualHardware } from '../VirtualHardware';

/** Somebody else in a call. */
export interface Other {
  name: string;
  /** Of their picture. */
  color: string;
  /** What is written on the screen that they share. @default none */
  screen?: string;
}

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

function Companion({ hub, name, color, screen }: Other & { hub: MemoryHub }) {
  return (
    <SyntheticCamera color={color} label={name}>
      {(camera) =>
        screen ? (
          <SyntheticCamera color="#33415c" label={screen} width={1280} height={720} frameRate={5}>
            {(shared) => <Joined hub={hub} name={name} camera={camera} screen={shared} />}
          </SyntheticCamera>
        ) : (
          <Joined hub={hub} name={name} camera={camera} screen={null} />
        )
      }
    </SyntheticCamera>
  );
}

interface JoinedProps {
  hub: MemoryHub;
  name: string;
  camera: MediaStream | null;
  screen: MediaStream | null;
}

function Joined({ hub, name, camera, screen }: JoinedProps) {
  const [signaling] = useState(() => hub.room('tea'));
  useRoom({ signaling, name, media: camera, screen, autoJoin: true });
  return null;
}
