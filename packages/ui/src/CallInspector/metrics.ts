import type { Labels } from '../locales/en';
import type { InspectedSample, InspectedStream, InspectedStreams } from './InspectedConnection';

type Text = Labels['callInspector'];

/** One curve: what it is of a sample, and how it reads. */
export interface Metric {
  key: 'receivedKbps' | 'sentKbps' | 'packetLoss' | 'roundTripMs' | 'jitterMs' | 'framesPerSecond' | 'height';
  label: (text: Text) => string;
  read: (sample: InspectedSample) => number | null;
  write: (value: number, text: Text) => string;
}

const most = (streams: readonly InspectedStream[], read: (stream: InspectedStream) => number | null | undefined) =>
  streams.reduce<number | null>((worst, stream) => {
    const value = read(stream);
    return typeof value === 'number' && value > (worst ?? -1) ? value : worst;
  }, null);
const all = ({ audio, video }: InspectedStreams) => [...audio, ...video];
const both = ({ inbound, outbound }: InspectedSample) => [...all(inbound), ...all(outbound)];
const kilobits = (value: number, text: Text) => text.kilobits(value);
const ms = (value: number, text: Text) => text.milliseconds(Math.round(value));
const whole = (value: number) => String(Math.round(value));

/** Loss and jitter are those of the worst stream; pictures are those that arrive, the largest of them. */
export const metrics: readonly Metric[] = [
  { key: 'receivedKbps', label: (text) => text.receivedKbps, read: (sample) => sample.received.bitrateKbps, write: kilobits },
  { key: 'sentKbps', label: (text) => text.sentKbps, read: (sample) => sample.sent.bitrateKbps, write: kilobits },
  {
    key: 'packetLoss',
    label: (text) => text.packetLoss,
    read: (sample) => most(both(sample), ({ packetLoss }) => packetLoss),
    write: (value, text) => text.percent(value),
  },
  { key: 'roundTripMs', label: (text) => text.roundTrip, read: (sample) => sample.route.roundTripMs, write: ms },
  {
    key: 'jitterMs',
    label: (text) => text.jitterMs,
    read: (sample) => most(both(sample), ({ jitterMs }) => jitterMs),
    write: ms,
  },
  {
    key: 'framesPerSecond',
    label: (text) => text.framesPerSecond,
    read: ({ inbound }) => most(inbound.video, ({ framesPerSecond }) => framesPerSecond),
    write: whole,
  },
  {
    key: 'height',
    label: (text) => text.height,
    read: ({ inbound }) => most(inbound.video, ({ height }) => height),
    write: (value) => `${whole(value)}p`,
  },
];
