import type { Labels } from '../locales/en';
import type { TermId } from '../Term/glossary/en';
import { Terms } from '../Term/Terms';
import type { Explained } from './explained/en';
import type { InspectedSample, InspectedStream } from './InspectedConnection';
import { judgeLimitation, type Limitation } from './limitation';

export interface StreamsProps {
  /** Oldest first; the newest is told, the others tell what limits it. */
  samples: readonly InspectedSample[];
  text: Labels['callInspector'];
  explained: Explained;
}

/** What is sent and received at the moment, stream by stream. */
export function Streams({ samples, text, explained }: StreamsProps) {
  const sample = samples.at(-1);
  if (!sample) return null;
  const rows = (['received', 'sent'] as const).flatMap((direction) =>
    (['video', 'audio'] as const).flatMap((kind) =>
      sample[direction === 'sent' ? 'outbound' : 'inbound'][kind].map((stream, index) => ({
        id: `${direction}${kind}${stream.mid ?? index}`,
        title: `${text[direction]} · ${text[kind]}`,
        facts: describe(stream, text),
        codec: stream.codec,
        limitation: direction === 'sent' && kind === 'video' ? judgeLimitation(samples, index) : null,
      })),
    ),
  );
  const codecs = new Set(rows.flatMap(({ codec }) => codecTerm(explained, codec) ?? []));
  return (
    <>
      <dl>
        {rows.map(({ id, title, facts, limitation }) => (
          <div key={id} data-limited={limitation?.state}>
            <dt>{title}</dt>
            <dd>{[facts, limitation && judge(limitation, explained)].filter(Boolean).join(', ')}</dd>
          </div>
        ))}
      </dl>
      {codecs.size > 0 && <Terms glossary={explained.glossary} label={explained.terms} ids={[...codecs]} />}
    </>
  );
}

function describe(stream: InspectedStream, text: Labels['callInspector']): string {
  const { codec, width, height, framesPerSecond, bitrateKbps } = stream;
  return [
    codec,
    width && height && `${width} × ${height}`,
    typeof framesPerSecond === 'number' && text.frameRate(Math.round(framesPerSecond)),
    bitrateKbps !== null && text.kilobits(bitrateKbps),
  ]
    .filter(Boolean)
    .join(', ');
}

function judge(limitation: Limitation, { limits }: Explained): string {
  if (limitation.state !== 'limited') return limits[limitation.state];
  const reason = limits.reasons[limitation.reason];
  return limitation.since === null ? limits.limitedLong(reason) : limits.limited(reason, limitation.since);
}

function codecTerm({ glossary }: Explained, codec: string | null): TermId | undefined {
  const ids = Object.keys(glossary) as TermId[];
  return codec === null ? undefined : ids.find((id) => glossary[id].name.toLowerCase() === codec.toLowerCase());
}
