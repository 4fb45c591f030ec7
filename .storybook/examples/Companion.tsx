import { useState } from 'react';
import { useRoom, type MemberRole, type RoomMode } from '@visavis/hooks';
import type { MemoryHub } from '@visavis/hooks/signaling/memory';
import { SyntheticCamera } from '../SyntheticCamera';

/** Somebody else in a call. */
export interface Other {
  name: string;
  /** Of their picture. */
  color: string;
  /** What is written on the screen that they share. @default none */
  screen?: string;
}

export interface CompanionProps extends Other {
  hub: MemoryHub;
  /** What they may do. @default 'guest' */
  may?: MemberRole;
  /** @default 'mesh' */
  mode?: RoomMode;
}

/** Their browser, which is not seen: real connections within this page, a picture from a canvas. */
export function Companion({ color, screen, ...joined }: CompanionProps) {
  return (
    <SyntheticCamera color={color} label={joined.name}>
      {(camera) =>
        screen ? (
          <SyntheticCamera color="#33415c" label={screen} width={1280} height={720} frameRate={5}>
            {(shared) => <Joined {...joined} camera={camera} screen={shared} />}
          </SyntheticCamera>
        ) : (
          <Joined {...joined} camera={camera} screen={null} />
        )
      }
    </SyntheticCamera>
  );
}

interface JoinedProps extends Omit<CompanionProps, 'color' | 'screen'> {
  camera: MediaStream | null;
  screen: MediaStream | null;
}

function Joined({ hub, name, may = 'guest', mode, camera, screen }: JoinedProps) {
  const [signaling] = useState(() => hub.room('tea', { role: may }));
  useRoom({ signaling, name, mode, media: camera, screen, autoJoin: true });
  return null;
}
