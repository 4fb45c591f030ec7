import { useEffect, useRef } from 'react';

/** A stream as it is shown without any component library. */
export function Video({ stream, muted = false }: { stream: MediaStream | null; muted?: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a call has none
  return <video ref={video} autoPlay playsInline muted={muted} />;
}
