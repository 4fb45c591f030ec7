'use client';
import { useState } from 'react';
import { backgroundBlur, backgroundImage, noiseSuppression } from '@visavis/effects';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { Call, type CallEffects } from '@visavis/ui/call';
import '@visavis/ui/styles.css';

// Once, outside of the component: another processor would be another choice.
const effects: CallEffects = {
  backgrounds: [
    { id: 'blur', label: 'Blur', processor: backgroundBlur() },
    { id: 'beach', label: 'Beach', thumbnail: '/beach-small.jpg', processor: backgroundImage({ src: '/beach.jpg' }) },
  ],
  noiseSuppression: noiseSuppression(),
};

export function MeetingWithEffects() {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: 'tea' }));
  return <Call room="tea" signaling={signaling} effects={effects} />;
}
