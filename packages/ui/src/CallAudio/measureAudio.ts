/** What can be heard of a page: for tests. */
export interface Meter {
  /** How loud all media elements of the page are together, as a peak amplitude, by their streams' samples. */
  heard(): number;
  close(): void;
}

/** Measures what the media elements of this page play: samples of their streams, times what the element makes of them. */
export function createMeter(): Meter {
  const context = new AudioContext();
  const analysers = new Map<MediaStreamTrack, AnalyserNode>();

  const levelOf = (track: MediaStreamTrack) => {
    let analyser = analysers.get(track);
    if (!analyser) {
      analyser = context.createAnalyser();
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      analysers.set(track, analyser);
    }
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  };

  return {
    heard() {
      let sum = 0;
      for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) {
        if (element.paused || element.muted || !(element.srcObject instanceof MediaStream)) continue;
        for (const track of element.srcObject.getAudioTracks()) sum += levelOf(track) * element.volume;
      }
      return sum;
    },
    close: () => void context.close(),
  };
}
