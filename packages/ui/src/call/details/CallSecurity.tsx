import { useId } from 'react';
import { personShape, serverShape } from '../../Icon/shapes';
import { drawNode } from '../../CallInspector/drawNode';
import type { Explained } from '../../CallInspector/explained/en';
import { Terms } from '../../Term/Terms';

export interface CallSecurityProps {
  /** Whether signaling is encrypted with a key in the link. */
  encrypted: boolean;
  /** Whether the page came from a secure origin. */
  secure: boolean;
  explained: Explained;
}

const rows = ['media', 'setUp', 'presence'] as const;

/** Who could read what of the call: you, the signaling server, them; as a picture and as a table. */
export function CallSecurity({ encrypted, secure, explained }: CallSecurityProps) {
  const titleId = useId();
  const { key: words, glossary } = explained;
  const atServer = {
    media: encrypted ? words.no : words.between,
    setUp: encrypted ? words.no : words.yes,
    presence: words.yes,
  };

  return (
    <section className="visavis-panel" aria-labelledby={titleId} data-encrypted={encrypted}>
      <h2 id={titleId}>{words.title}</h2>
      <div className="visavis-path">
        <svg viewBox="0 0 400 150" aria-hidden="true" focusable="false">
          <path d="M36 98H364" />
          <path d="M36 98L200 30L364 98" data-used="false" />
          {drawNode(36, 98, words.you, personShape)}
          {drawNode(200, 28, words.server, serverShape, !encrypted)}
          {drawNode(364, 98, words.them, personShape)}
        </svg>
      </div>
      <p>
        {encrypted ? words.encrypted : words.plain} {!encrypted && words.how}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.you}</th>
            <th scope="col">{words.server}</th>
            <th scope="col">{words.them}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{words[row]}</th>
              <td>{words.yes}</td>
              <td>{atServer[row]}</td>
              <td>{words.yes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {words.relay} {words.check}
      </p>
      <p>{secure ? words.secure : words.insecure}</p>
      <Terms glossary={glossary} label={explained.terms} ids={['fingerprint', 'secureOrigin']} />
    </section>
  );
}
