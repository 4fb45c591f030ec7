import { useCallLabels } from '../CallLabels';
import type { SignNews } from './signs';

/** Tells a screen reader, when it has nothing else to say, what somebody showed. */
export function SignsAnnouncer({ news }: { news: SignNews | null }) {
  const { signs, call } = useCallLabels();
  return (
    <output className="visavis-visually-hidden">
      {news && <span key={news.key}>{signs.news[news.what](news.name || call.guest)}</span>}
    </output>
  );
}
