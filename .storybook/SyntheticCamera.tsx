import { useState, useSyncExternalStore, type ReactNode } from 'react';
import {
  createSyntheticStream,
  type SyntheticStream,
  type SyntheticStreamOptions,
} from '@visavis/hooks/testing';

export interface SyntheticCameraOptions extends SyntheticStreamOptions {
  /** Which way the camera claims to look. */
  facingMode?: 'user' | 'environment';
}

export interface SyntheticCameraProps extends SyntheticCameraOptions {
  children: (stream: MediaStream | null) => ReactNode;
}

/** Holds a synthetic camera (and a tone, if asked) for as long as the story is shown. */
export function SyntheticCamera({ children, ...options }: SyntheticCameraProps) {
  const [camera] = useState(() => holdCamera(options));
  return children(useSyncExternalStore(camera.subscribe, camera.getStream));
}

/** A camera that runs while somebody watches it. */
function holdCamera({ facingMode, ...options }: SyntheticCameraOptions) {
  let camera: SyntheticStream | null = null;
  return {
    getStream: () => camera?.stream ?? null,
    subscribe(onChange: () => void) {
      const own = createSyntheticStream(options);
      const [track] = own.stream.getVideoTracks();
      if (track && facingMode) track.getSettings = () => ({ facingMode });
      camera = own;
      onChange();
      return () => {
        own.stop();
        camera = null;
      };
    },
  };
}
