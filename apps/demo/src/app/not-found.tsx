import Link from 'next/link';
import { Unembedded } from '../embed/EmbedProvider';
import { localPath } from '../language/language';
import { requestLanguage } from '../language/requestLanguage';
import { wordsOf } from '../language/wordsOf';
import { Notice } from '../page/Notice';

export default async function NotFound() {
  const language = await requestLanguage();
  const { notFound, roomName } = wordsOf(language);
  return (
    <Notice heading={notFound.heading}>
      <p>{notFound.text}</p>
      <Unembedded>
        <Link className="visavis-button" data-variant="primary" href={localPath('/', language)}>
          {roomName.newCall}
        </Link>
      </Unembedded>
    </Notice>
  );
}
