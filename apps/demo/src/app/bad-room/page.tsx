import type { Metadata } from 'next';
import Link from 'next/link';
import { Unembedded } from '../../embed/EmbedProvider';
import { localPath } from '../../language/language';
import { requestLanguage } from '../../language/requestLanguage';
import { wordsOf } from '../../language/wordsOf';
import { Notice } from '../../page/Notice';

const maxShown = 80;

export async function generateMetadata(): Promise<Metadata> {
  const { roomName } = wordsOf(await requestLanguage());
  return { title: roomName.heading, robots: { index: false } };
}

/** What the proxy shows in place of a room that can't be: what is wrong with its name, and a way on. */
export default async function BadRoomPage({ searchParams }: PageProps<'/bad-room'>) {
  const language = await requestLanguage();
  const { roomName } = wordsOf(language);
  const { room, problem } = await searchParams;
  const name = typeof room === 'string' ? room : '';
  const shown = name.length > maxShown ? `${name.slice(0, maxShown)}…` : name;
  const problems = new Map(Object.entries(roomName.problems));

  return (
    <Notice heading={roomName.heading}>
      {shown && <p>{roomName.given(shown)}</p>}
      <p>{problems.get(String(problem)) ?? roomName.problems.empty}</p>
      <Unembedded>
        <Link className="visavis-button" data-variant="primary" href={localPath('/', language)}>
          {roomName.newCall}
        </Link>
      </Unembedded>
    </Notice>
  );
}
