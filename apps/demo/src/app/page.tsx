import { roomNameProblem } from '@visavis/server';
import { redirect } from 'next/navigation';
import { LandingArt } from '../landing/LandingArt';
import { RoomForm } from '../landing/RoomForm';
import { suggestRoomName } from '../landing/suggestRoomName';
import { localPath, readLanguage } from '../language/language';
import { wordsOf } from '../language/wordsOf';
import { issueStartTicket } from '../server/roomTokens';
import { Notice } from '../page/Notice';

export default async function LandingPage({ searchParams }: PageProps<'/'>) {
  const { lang, room } = await searchParams;
  const language = readLanguage(typeof lang === 'string' ? lang : null);
  const { landing } = wordsOf(language);

  // The form was sent without its script.
  const given = typeof room === 'string' ? room.trim() : null;
  const problem = given === null ? null : roomNameProblem(given);
  if (given !== null && problem === null) redirect(localPath(`/r/${encodeURIComponent(given)}`, language));

  // Nobody is in a room that has just been made up, so the person who starts it may be its host.
  const suggested = given === null ? suggestRoomName() : null;
  const startTicket = suggested === null ? null : await issueStartTicket(suggested, process.env);

  const otherLanguage = language === 'en' ? 'ko' : 'en';
  return (
    <Notice heading={landing.heading} art={<LandingArt />}>
      {landing.explanation.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <RoomForm name={given ?? suggested ?? ''} startTicket={startTicket} problem={problem} />
      <a href={localPath('/', otherLanguage)} lang={otherLanguage} hrefLang={otherLanguage}>
        {landing.otherLanguage}
      </a>
    </Notice>
  );
}
