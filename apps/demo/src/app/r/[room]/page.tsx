import { isRoomName } from '@visavis/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RoomCall } from '../../../call/RoomCall';
import { routesOf } from '../../../config/routes';
import { readRoomPath } from '../../../room/readRoomPath';
import { SetUpNotice } from '../../../page/SetUpNotice';
import { readDeployment } from '../../../server/deployment';

/** The room's name; Next gives it as it stands in the address. */
async function readRoom(params: Promise<{ room: string }>): Promise<string> {
  const { room } = await params;
  return readRoomPath(`/r/${room}`)?.name ?? '';
}

export async function generateMetadata({ params }: PageProps<'/r/[room]'>): Promise<Metadata> {
  const room = await readRoom(params);
  // Anyone who knows a room's name can enter it, so no search engine is to.
  return { title: room, robots: { index: false, follow: false } };
}

export default async function RoomPage({ params }: PageProps<'/r/[room]'>) {
  const room = await readRoom(params);
  // The proxy has seen to it already, with better words.
  if (!isRoomName(room)) notFound();
  const deployment = readDeployment(process.env);
  const { signaling, missing, invalid } = deployment;
  if (!signaling) return <SetUpNotice missing={missing} invalid={invalid} />;
  return <RoomCall room={room} routes={routesOf(deployment)} />;
}
