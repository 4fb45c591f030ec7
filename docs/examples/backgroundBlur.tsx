import { backgroundBlur, noiseSuppression } from '@visavis/effects';
import { useUserMedia } from '@visavis/hooks';
import { useState } from 'react';

// Once: another object would be another processor.
const blur = backgroundBlur({ strength: 0.7 });
const quiet = noiseSuppression();

export function Camera() {
  const [blurred, setBlurred] = useState(true);
  const { stream, camera, start } = useUserMedia({
    audio: { noiseSuppression: false },
    processors: { camera: blurred ? [blur] : [], microphone: [quiet] },
  });

  return (
    <>
      <video autoPlay muted playsInline ref={(video) => void (video && (video.srcObject = stream))} />
      <button onClick={() => void start()}>Start</button>
      <button aria-pressed={blurred} onClick={() => setBlurred(!blurred)}>
        Blur the background
      </button>
      {camera.error && <p role="alert">{camera.error.message}</p>}
    </>
  );
}
