import { notFound } from 'next/navigation';
import { Meeting } from './Meeting';

export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  // What every signaling takes as the name of a room.
  if (!/^[\w-]{1,64}$/.test(room)) notFound();
  return <Meeting room={room} />;
}
