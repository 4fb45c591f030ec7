import { useState } from 'react';
import { Call } from '@visavis/ui/call';
import { connectTo } from './call/connectTo';
import { roomOfPage } from './roomOfPage';

export function App() {
  const [room] = useState(roomOfPage);
  return <Call room={room} connect={connectTo(room)} />;
}
