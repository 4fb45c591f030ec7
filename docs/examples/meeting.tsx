'use client';
import { useState } from 'react';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { Call } from '@visavis/ui/call';
import '@visavis/ui/styles.css';

export function Meeting() {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: 'tea' }));
  return <Call room="tea" signaling={signaling} />;
}
