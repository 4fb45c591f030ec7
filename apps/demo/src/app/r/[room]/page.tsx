import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RoomFlow } from '../../../call/RoomFlow';
import { SetUpNotice } from '../../../page/SetUpNotice';
import { readDeployment } from '../../../server/deployment';
import { readRoomParam } from '../../../room/roomParam';

export async function generateMetadata({ params }: PageProps<'/r/[room]'>): Promise<Metadata> {
  const { room } = readRoomParam((await params).room);
  // Whoever knows a room's name can enter it, so no search engine is to.
  return { title: room, robots: { index: false, follow: false } };
}

export default async function RoomPage({ params }: PageProps<'/r/[room]'>) {
  const { room, problem } = readRoomParam((await params).room);
  if (problem) notFound();
  const { signaling, missing, invalid } = readDeployment(process.env);
  if (!signaling) return <SetUpNotice missing={missing} invalid={invalid} />;
  return <RoomFlow room={room} />;
}
