import { createSyntheticStream, type SyntheticStreamOptions } from '@visavis/hooks/testing';
import type { Place } from '../place';
import { watchConnections } from '../watchConnections';
import type { Call, Line, Way } from '../ways/way';
import type { WayName } from '../ways/ways';

/** What the page of a person does when it is told to. */
export interface PersonPage {
  /** Brings the line to the signaling server up, and a camera and a microphone. */
  prepare(way: WayName, place: Place, room: string, media: SyntheticStreamOptions): Promise<void>;
  /** Joins; resolves once newcomers would be connected to. */
  join(): Promise<void>;
  /** When, since `join()`, so many connections stood and so many pictures had shown a frame; waits for it. In ms. */
  reached(count: number): Promise<{ connected: number; picture: number }>;
  /** Shows a screen to everybody. */
  share(media: SyntheticStreamOptions): void;
  /** How many streams of others have shown a frame so far. */
  pictures(): number;
  /** What the connections have moved so far, and how wide each picture is that they bring. */
  traffic(): Promise<{ framesDecoded: number; bytesSent: number; widths: number[] }>;
  /** Looks twenty times a second, from now on, whether a picture of somebody else has moved. */
  watchMoves(): void;
  /** When one did, in ms since 1970. */
  moves(): number[];
  leave(): void;
}

declare global {
  interface Window {
    person: PersonPage;
  }
}

const total = (reports: readonly Record<string, unknown>[], key: string) =>
  reports.reduce((sum, each) => sum + Number(each[key] ?? 0), 0);

/** Makes this page one of a person who can call in these ways. */
export function servePerson(ways: Partial<Record<WayName, Way>>): void {
  const connections = watchConnections();
  let line: Line | null = null;
  let call: Call | null = null;
  let camera: MediaStream | null = null;
  let startedAt = 0;
  let pictureTimes: number[] = [];
  let connectedTimes: number[] = [];
  const moves: number[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const listener of waiting) listener();
  };

  connections.onConnected = () => {
    connectedTimes.push(performance.now());
    tell();
  };

  /** Shows a stream, and notes its first frame. */
  function show(stream: MediaStream) {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    document.body.append(video);
    video.requestVideoFrameCallback(() => {
      pictureTimes.push(performance.now());
      tell();
    });
    void video.play();
  }

  window.person = {
    async prepare(way, place, room, media) {
      // Asked for once, as in every call: from then on the browser shows its addresses to the others as they are.
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of microphone.getTracks()) track.stop();
      camera ??= createSyntheticStream(media).stream;
      const chosen = ways[way];
      if (!chosen) throw new Error(`This page has no way to call by the name of ${way}.`);
      line = await chosen.prepare(place, room);
    },
    async join() {
      if (!line || !camera) throw new Error('There is no line.');
      pictureTimes = [];
      connectedTimes = [];
      startedAt = performance.now();
      call = line.join(camera, { onStream: show });
      await call.entered;
    },
    async reached(count) {
      await new Promise<void>((resolve) => {
        const look = () => {
          if (connectedTimes.length < count || pictureTimes.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      const at = (times: number[]) => (times[count - 1] ?? Number.NaN) - startedAt;
      return { connected: at(connectedTimes), picture: at(pictureTimes) };
    },
    share(media) {
      call?.share(createSyntheticStream(media).stream);
    },
    pictures: () => pictureTimes.length,
    async traffic() {
      const open = connections.made.filter(({ connectionState }) => connectionState === 'connected');
      const reports = (await Promise.all(open.map((pc) => pc.getStats()))).flatMap((stats) => [
        ...(stats.values() as Iterable<Record<string, unknown>>),
      ]);
      const videos = reports.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
      return {
        framesDecoded: total(videos, 'framesDecoded'),
        bytesSent: total(reports.filter(({ type }) => type === 'transport'), 'bytesSent'),
        widths: videos.map(({ frameWidth }) => Number(frameWidth ?? 0)),
      };
    },
    watchMoves() {
      const frames = new WeakMap<HTMLVideoElement, number>();
      setInterval(() => {
        for (const video of document.querySelectorAll('video')) {
          const { totalVideoFrames } = video.getVideoPlaybackQuality();
          if (totalVideoFrames > (frames.get(video) ?? 0)) moves.push(Date.now());
          frames.set(video, totalVideoFrames);
        }
      }, 50);
    },
    moves: () => moves,
    leave() {
      call?.leave();
      line?.close();
      for (const video of document.querySelectorAll('video')) {
        video.srcObject = null;
        video.remove();
      }
    },
  };
}
