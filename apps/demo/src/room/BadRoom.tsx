'use client';

import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useLocalPath, useWords } from '../language/LanguageProvider';
import { Notice } from '../page/Notice';
import { readRoomParam } from './roomParam';

/** Says what is wrong with the room's name in the address, and leads to a new one. */
export function BadRoom() {
  const { roomName } = useWords();
  const home = useLocalPath('/');
  const params = useParams<{ room?: string }>();
  const { room, problem } = readRoomParam(params.room ?? '');
  const shown = room.length > 80 ? `${room.slice(0, 80)}…` : room;

  return (
    <Notice heading={roomName.heading}>
      {shown && <p>{roomName.given(shown)}</p>}
      <p>{problem === 'undecodable' ? roomName.undecodable : roomName.problems[problem ?? 'empty']}</p>
      <Link className="visavis-button" data-variant="primary" href={home}>
        {roomName.newCall}
      </Link>
    </Notice>
  );
}
