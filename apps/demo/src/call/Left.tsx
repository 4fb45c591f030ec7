import { useRouter } from 'next/navigation';
import { Unembedded } from '../embed/EmbedProvider';
import { useLocalPath, useWords } from '../language/LanguageProvider';
import { Notice } from '../page/Notice';

/** After the call: back in, or on to another one. */
export function Left({ onRejoin }: { onRejoin: () => void }) {
  const { left } = useWords();
  const home = useLocalPath('/');
  const router = useRouter();

  return (
    <Notice heading={left.heading} focus>
      <p>{left.text}</p>
      <button type="button" className="visavis-button" data-variant="primary" onClick={onRejoin}>
        {left.rejoin}
      </button>
      <Unembedded>
        <button type="button" className="visavis-button" onClick={() => router.push(home)}>
          {left.newCall}
        </button>
      </Unembedded>
    </Notice>
  );
}
