import { useState, type ReactNode } from 'react';
import { useRoom, type MemberRole, type UseRoomResult } from '@visavis/hooks';
import { createMemoryHub, type MemoryHub } from '@visavis/hooks/signaling/memory';

export interface TwoInARoomProps {
  /** What a person's browser shows. */
  children: (call: UseRoomResult, name: string) => ReactNode;
  /** What Ada may do; Ben is a guest. @default 'guest' */
  ada?: MemberRole | undefined;
  /** Whether Ben joins by himself; Ada does. @default true */
  benJoins?: boolean | undefined;
  /** The camera of each. @default null (none) */
  camera?: MediaStream | null | undefined;
}

/** Ada and Ben in one room, each with a browser of their own on this page. */
export function TwoInARoom({ children, ada = 'guest', benJoins = true, camera = null }: TwoInARoomProps) {
  const [hub] = useState(createMemoryHub);
  return (
    <div className="story-columns">
      <Seat hub={hub} name="Ada" may={ada} joins camera={camera}>
        {children}
      </Seat>
      <Seat hub={hub} name="Ben" may="guest" joins={benJoins} camera={camera}>
        {children}
      </Seat>
    </div>
  );
}

interface SeatProps extends Pick<TwoInARoomProps, 'children'> {
  hub: MemoryHub;
  name: string;
  may: MemberRole;
  joins: boolean;
  camera: MediaStream | null;
}

function Seat({ hub, name, may, joins, camera, children }: SeatProps) {
  const [signaling] = useState(() => hub.room('tea', { role: may }));
  const call = useRoom({ signaling, name, media: camera, autoJoin: joins });
  return (
    <section className="story-panel" aria-label={`Browser of ${name}`}>
      <h3>{name}</h3>
      {children(call, name)}
    </section>
  );
}
