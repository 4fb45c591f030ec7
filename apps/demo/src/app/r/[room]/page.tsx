import { isRoomName } from '@visavis/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RoomFlow } from '../../../call/RoomFlow';
import { routesOf } from '../../../config/routes';
import { SetUpNotice } from '../../../page/SetUpNotice';
import { readDeployment } from '../../../server/deployment';

export async function generateMetadata({ params }: PageProps<'/r/[room]'>): Promise<Metadata> {
  const { room } = await params;
  // Whoever knows a room's name can enter it, so no search engine is to.
  return { title: room, robots: { index: false, follow: false } };
}

export default async function RoomPage({ params }: PageProps<'/r/[room]'>) {
  const { room } = await params;
  // The proxy has seen to it already, with better words.
  if (!isRoomName(room)) notFound();
  const deployment = readDeployment(process.env);
  const { signaling, missing, invalid } = deployment;
  if (!signaling) return <SetUpNotice missing={missing} invalid={invalid} />;
  return <RoomFlow room={room} routes={routesOf(deployment)} />;
}
