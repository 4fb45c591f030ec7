import type { Labels } from '../locales/en';
import type { InspectedSample, InspectedStream } from './InspectedConnection';

/** What is sent and received at the moment, stream by stream. */
export function Streams({ sample, text }: { sample: InspectedSample; text: Labels['callInspector'] }) {
  const rows = (['received', 'sent'] as const).flatMap((direction) =>
    (['video', 'audio'] as const).flatMap((kind) =>
      sample[direction === 'sent' ? 'outbound' : 'inbound'][kind].map((stream, index) => ({
        id: `${direction}${kind}${stream.mid ?? index}`,
        title: `${text[direction]} · ${text[kind]}`,
        facts: describe(stream, text),
      })),
    ),
  );
  return (
    <dl>
      {rows.map(({ id, title, facts }) => (
        <div key={id}>
          <dt>{title}</dt>
          <dd>{facts}</dd>
        </div>
      ))}
    </dl>
  );
}

function describe(stream: InspectedStream, text: Labels['callInspector']): string {
  const { codec, width, height, framesPerSecond, bitrateKbps, qualityLimitation: reason } = stream;
  const { reasons } = text;
  return [
    codec,
    width && height && `${width} × ${height}`,
    typeof framesPerSecond === 'number' && text.frameRate(Math.round(framesPerSecond)),
    bitrateKbps !== null && text.kilobits(bitrateKbps),
    reason && reason in reasons && text.limitedBy(reasons[reason as keyof typeof reasons]),
  ]
    .filter(Boolean)
    .join(', ');
}
