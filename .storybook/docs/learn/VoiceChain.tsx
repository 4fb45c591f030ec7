import { useState } from 'react';
import { useAudioLevel, usePeerStats, usePlaybackVolume, type StreamStats, type UsePeerResult } from '@visavis/hooks';
import { AudioMeter, CallAudio } from '@visavis/ui';
import { ConnectedPair } from '../../ConnectedPair';

/** A voice on its way from one end of a real connection to the other, with what is known at each step. */
export function VoiceChain() {
  return <ConnectedPair>{(ada, ben) => <Chain from={ada} to={ben} />}</ConnectedPair>;
}

const show = (value: number | null | undefined, unit: string) =>
  typeof value === 'number' ? `${Math.round(value * 10) / 10} ${unit}` : 'not known yet';

function Chain({ from, to }: { from: UsePeerResult; to: UsePeerResult }) {
  const [plays, setPlays] = useState(false);
  const { volume, setVolume } = usePlaybackVolume({ name: 'Ada of the story' });
  const arrived = to.remoteStreams[0] ?? null;
  const level = useAudioLevel(arrived);
  const sent: StreamStats | undefined = usePeerStats(from.peer)?.outbound.audio[0];
  const received: StreamStats | undefined = usePeerStats(to.peer)?.inbound.audio[0];
  return (
    <ol className="story-steps">
      <li>
        <b>Microphone</b>: the browser takes out the echo of the speakers and the noise, and brings the voice to one level
        (<code>echoCancellation</code>, <code>noiseSuppression</code>, <code>autoGainControl</code>). Music wants none of these.
      </li>
      <li>
        <b>Processors</b> of yours, if any: <code>noiseSuppression()</code> of <code>@visavis/effects</code> stands here.
      </li>
      <li>
        <b>Encoder</b>: {sent?.codec ?? 'not known yet'}, {show(sent?.bitrateKbps, 'kbit/s')}
      </li>
      <li>
        <b>Network</b>: encrypted packets (SRTP); there and back in {show(sent?.roundTripMs, 'ms')}, lost on the way{' '}
        {show(received?.packetLoss === null || received?.packetLoss === undefined ? null : received.packetLoss * 100, '%')}
      </li>
      <li>
        <b>Jitter buffer</b>: packets that come unevenly ({show(received?.jitterMs, 'ms')}) wait for each other; what is lost is
        filled in by the decoder.
      </li>
      <li>
        <b>Loudness</b>: <code>CallAudio</code> brings everyone to one loudness, slowly, and never lets it clip.{' '}
        <label>
          <input type="checkbox" checked={plays} onChange={({ target }) => setPlays(target.checked)} /> Play it here
        </label>
        {plays && arrived && (
          <CallAudio participants={[{ id: 'ada', camera: arrived }]} volumes={{ ada: volume }} />
        )}
      </li>
      <li>
        <label>
          <b>Volume</b>, yours alone:{' '}
          <input
            type="range"
            min={0}
            max={2}
            step={0.1}
            value={volume}
            aria-valuetext={`${Math.round(volume * 100)} %`}
            onChange={({ target }) => setVolume(target.valueAsNumber)}
          />
        </label>
      </li>
      <li>
        <b>Ear</b>: what arrives, before your own volume <AudioMeter level={level} />
      </li>
    </ol>
  );
}
