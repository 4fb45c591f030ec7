/** A file that is played, to see and hear what is in it. */
export interface Playback {
  /** Its metadata are there. */
  readonly video: HTMLVideoElement;
  /** Goes to a place, and waits until its picture is there. */
  seek(seconds: number): Promise<void>;
  /** The main colour at a place of the picture, from 0 to 1 across and down. */
  colorAt(x: number, y: number): 'red' | 'green' | 'blue' | 'none';
  /**
   * What is seen at these places, from the beginning to the end, each look once: `['none blue', 'red blue']`. `none` is
   * a picture that was not there yet when it was recorded, or two that a codec has blended.
   */
  looks(places: readonly (readonly [x: number, y: number])[]): Promise<string[]>;
  /** How loud each of these pitches is in the whole file, in decibels. */
  listen(pitchesHz: readonly number[]): Promise<Record<number, number>>;
  close(): void;
}

/**
 * Opens a recording in a `<video>`, muted. The caller calls `close()`.
 *
 * @throws if the browser can't play it
 */
export async function playBack(file: Blob): Promise<Playback> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  const url = URL.createObjectURL(file);
  const ready = event(video, 'loadeddata');
  video.src = url;
  await ready;

  async function seek(seconds: number) {
    const there = event(video, 'seeked');
    video.currentTime = seconds;
    await there;
  }

  function colorAt(x: number, y: number) {
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1);
    const [red = 0, green = 0, blue = 0] = data;
    const most = Math.max(red, green, blue);
    if (most - Math.min(red, green, blue) < 60) return 'none';
    return most === red ? 'red' : most === green ? 'green' : 'blue';
  }

  return {
    video,
    seek,
    colorAt,
    async looks(places) {
      const looks: string[] = [];
      for (let seconds = 0.25; seconds < video.duration; seconds += 0.5) {
        await seek(seconds);
        const look = places.map(([x, y]) => colorAt(x, y)).join(' ');
        if (look !== looks.at(-1)) looks.push(look);
      }
      return looks;
    },
    async listen(pitchesHz) {
      const context = new OfflineAudioContext(1, 1, 48_000);
      const { sampleRate, ...sound } = await context.decodeAudioData(await file.arrayBuffer()).then((buffer) => ({
        sampleRate: buffer.sampleRate,
        samples: buffer.getChannelData(0),
      }));
      return Object.fromEntries(pitchesHz.map((hz) => [hz, loudness(sound.samples, hz / sampleRate)]));
    },
    close() {
      video.removeAttribute('src');
      video.load();
      URL.revokeObjectURL(url);
    },
  };
}

function event(video: HTMLVideoElement, type: string): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(type, () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new Error(video.error?.message || 'It cannot be played.')), {
      once: true,
    });
  });
}

/** The power at one frequency, after Goertzel; `frequency` in turns a sample. */
function loudness(samples: Float32Array, frequency: number): number {
  const factor = 2 * Math.cos(2 * Math.PI * frequency);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + factor * last - before];
  const power = before ** 2 + last ** 2 - factor * before * last;
  return 10 * Math.log10(power / samples.length ** 2 + 1e-12);
}
