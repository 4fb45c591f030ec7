'use client';
import { Call } from '@visavis/ui/call';
import { connectTo } from '../../../call/connectTo';

export function Meeting({ room }: { room: string }) {
  return <Call room={room} connect={connectTo(room)} />;
}
