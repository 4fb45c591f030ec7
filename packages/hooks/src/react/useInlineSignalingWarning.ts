import { useEffect, useRef } from 'react';

declare const process: { env: { NODE_ENV?: string } };

/** After how many renders in a row with another object it is no coincidence. */
const RENDERS = 5;

/** Whether the code runs as it does while it is developed. */
function isDevelopment(): boolean {
  try {
    // Bundlers replace exactly this, also where there is no `process`.
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}

/** Warns in development where `signaling` is another object at each render: each is another room, which nobody is in. */
export function useInlineSignalingWarning(signaling: object | null): void {
  const seen = useRef<{ signaling: object | null; changes: number; warned: boolean }>({ signaling, changes: 0, warned: false });

  useEffect(() => {
    const state = seen.current;
    state.changes = state.signaling === signaling ? 0 : state.changes + 1;
    state.signaling = signaling;
    if (state.changes < RENDERS || state.warned || !isDevelopment()) return;
    state.warned = true;
    // oxlint-disable-next-line no-console -- it is for the author of the component, and nobody else can mend it
    console.warn(
      'useRoom: `signaling` is another object at every render, and each is another room. ' +
        'Keep one: const [signaling] = useState(() => pusherSignaling({ pusher, room })).',
    );
  });
}
