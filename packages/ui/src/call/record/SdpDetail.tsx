import { useState } from 'react';
import { explainSdp, type SdpMeanings } from './model/sdp/explainSdp';
import { summarizeSdp } from './model/sdp/summarizeSdp';
import { useCallLabels } from '../CallLabels';

/** A session description: what it comes to, then its text, with an explanation of each line on request. */
export function SdpDetail({ sdp }: { sdp: string }) {
  const { sdp: text } = useCallLabels().record;
  const [meanings, setMeanings] = useState<SdpMeanings | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { sections, fingerprint } = summarizeSdp(sdp);

  async function explain() {
    setHasFailed(false);
    try {
      setMeanings(await text.meanings());
    } catch {
      // Without a network there is nothing to load it from; the text stays.
      setHasFailed(true);
    }
  }

  return (
    <>
      <ul>
        {sections.map(({ kind, direction, codecs, isRetired }, index) => (
          <li key={index}>
            {text.section(
              text.sections[kind],
              isRetired ? text.retired : direction ? text.directions[direction] : '',
              codecs.join(', '),
            )}
          </li>
        ))}
        <li>
          {text.fingerprint}: <bdi>{fingerprint ?? text.unknownFingerprint}</bdi>
        </li>
      </ul>
      <button type="button" className="visavis-button" onClick={() => (meanings ? setMeanings(null) : void explain())}>
        {meanings ? text.plain : text.explain}
      </button>
      {hasFailed && <p role="alert">{text.failed}</p>}
      <pre dir="ltr">
        {meanings
          ? explainSdp(sdp, meanings).map(({ line, meaning }, index) => (
              <span key={index}>
                {line}
                {meaning && <i dir="auto">{`  ← ${meaning}`}</i>}
                {'\n'}
              </span>
            ))
          : sdp}
      </pre>
    </>
  );
}
