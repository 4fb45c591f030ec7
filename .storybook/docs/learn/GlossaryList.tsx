import { glossary, type TermId } from '../../../packages/ui/src/Term/glossary/en';

/** Terms as the details of a call explain them. */
export function GlossaryList({ ids }: { ids: readonly TermId[] }) {
  return (
    <dl className="story-glossary">
      {ids.map((id) => (
        <div key={id}>
          <dt>
            <strong>{glossary[id].name}</strong>
          </dt>
          <dd>{glossary[id].text}</dd>
        </div>
      ))}
    </dl>
  );
}
