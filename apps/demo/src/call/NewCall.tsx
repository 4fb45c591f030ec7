import { useRouter } from 'next/navigation';
import { Unembedded } from '../embed/EmbedProvider';
import { useLocalPath, useWords } from '../language/LanguageProvider';

/** The way on to another call. */
export function NewCall() {
  const { call } = useWords();
  const home = useLocalPath('/');
  const router = useRouter();
  return (
    <Unembedded>
      <button type="button" className="visavis-button" onClick={() => router.push(home)}>
        {call.newCall}
      </button>
    </Unembedded>
  );
}
