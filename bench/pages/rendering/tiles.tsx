import { useAudioLevel, usePeerStats, useSpeaking, type Peer } from '@visavis/hooks';
import { createPeerStats } from '@visavis/hooks/core';
import { AudioMeter, VideoTile } from '@visavis/ui';
import { useEffect, useRef, useState, type ComponentType } from 'react';

export interface TileProps {
  name: string;
  stream: MediaStream | null;
  /** Null: oneself. */
  peer: Peer | null;
  self?: boolean;
  /** Somebody began to speak, or stopped. */
  onSpeakingChange(): void;
}

/** The numbers that each tile shows. */
interface Numbers {
  bitrateKbps: number | null;
  roundTripMs: number | null;
}

const inWords = ({ bitrateKbps, roundTripMs }: Numbers) =>
  `${bitrateKbps?.toFixed(0) ?? '?'} kbit/s, ${roundTripMs?.toFixed(0) ?? '?'} ms`;

/** How often the component itself rendered, rather than something inside it. */
export const ownRenders = { count: 0 };

function useChanges(value: boolean, onChange: () => void) {
  const before = useRef(value);
  useEffect(() => {
    ownRenders.count += 1;
  });
  useEffect(() => {
    if (before.current !== value) onChange();
    before.current = value;
  }, [value, onChange]);
}

/** Levels and statistics by subscription; React hears of speaking alone. */
function SubscribedTile({ name, stream, peer, self = false, onSpeakingChange }: TileProps) {
  const level = useAudioLevel(stream);
  const speaking = useSpeaking(stream);
  const text = useRef<HTMLOutputElement>(null);
  useChanges(speaking, onSpeakingChange);
  useEffect(() => {
    const stats = createPeerStats(peer);
    return stats.subscribe(() => {
      const now = stats.getSnapshot();
      if (text.current && now) {
        text.current.textContent = inWords({
          bitrateKbps: now.received.bitrateKbps,
          roundTripMs: now.route.roundTripMs,
        });
      }
    });
  }, [peer]);
  return (
    <VideoTile name={name} stream={stream} self={self} speaking={speaking}>
      <AudioMeter level={level} />
      <output ref={text} />
    </VideoTile>
  );
}

/** The same, but for the hook that renders once for each look at the statistics. */
function StatsHookTile({ name, stream, peer, self = false, onSpeakingChange }: TileProps) {
  const level = useAudioLevel(stream);
  const speaking = useSpeaking(stream);
  useChanges(speaking, onSpeakingChange);
  return (
    <VideoTile name={name} stream={stream} self={self} speaking={speaking}>
      <AudioMeter level={level} />
      <StatsText peer={peer} />
    </VideoTile>
  );
}

function StatsText({ peer }: { peer: Peer | null }) {
  const stats = usePeerStats(peer);
  return (
    <output>
      {stats && inWords({ bitrateKbps: stats.received.bitrateKbps, roundTripMs: stats.route.roundTripMs })}
    </output>
  );
}

/** As it is written first: an analyser read at each frame, an interval for the statistics, and state for both. */
function StateTile({ name, stream, peer, self = false, onSpeakingChange }: TileProps) {
  const [level, setLevel] = useState(0);
  const [numbers, setNumbers] = useState<Numbers | null>(null);
  const speaking = level > 0.05;
  useChanges(speaking, onSpeakingChange);

  useEffect(() => {
    if (!stream) return undefined;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = requestAnimationFrame(function look() {
      analyser.getFloatTimeDomainData(samples);
      setLevel(Math.sqrt(samples.reduce((total, sample) => total + sample ** 2, 0) / samples.length));
      frame = requestAnimationFrame(look);
    });
    return () => {
      cancelAnimationFrame(frame);
      void context.close();
    };
  }, [stream]);

  useEffect(() => {
    let before = 0;
    const look = async () => {
      const reports = [...((await peer?.connection?.getStats())?.values() ?? [])] as Record<string, number | string>[];
      const transport = reports.find(({ type }) => type === 'transport');
      const pair = reports.find(({ id }) => id === transport?.['selectedCandidatePairId']);
      const bytes = Number(transport?.['bytesReceived'] ?? 0);
      setNumbers({
        bitrateKbps: ((bytes - before) * 8) / 1000,
        roundTripMs: Number(pair?.['currentRoundTripTime'] ?? 0) * 1000,
      });
      before = bytes;
    };
    const timer = setInterval(() => void look(), 1000);
    return () => clearInterval(timer);
  }, [peer]);

  return (
    <VideoTile name={name} stream={stream} self={self} speaking={speaking}>
      <meter value={level} />
      <output>{numbers && inWords(numbers)}</output>
    </VideoTile>
  );
}

/** Every way to show a tile, by the name that it has in the tables. */
export const tiles = {
  'visavis, by subscription': SubscribedTile,
  'visavis, with usePeerStats': StatsHookTile,
  'useState for each level and statistic': StateTile,
} satisfies Record<string, ComponentType<TileProps>>;

export type RenderingWay = keyof typeof tiles;
