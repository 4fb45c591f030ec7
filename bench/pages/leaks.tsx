import { useAudioLevel, useRoom, useSpeaking, useUserMedia, type Participant } from '@visavis/hooks';
import { createRoom } from '@visavis/hooks/core';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { createSyntheticStream } from '@visavis/hooks/testing';
import { AudioMeter, VideoGrid, VideoTile } from '@visavis/ui';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import SimplePeer from 'simple-peer/simplepeer.min.js';

/** What the page does when it is told to. */
export interface LeaksPage {
  /** Joins a call with somebody and leaves it, so many times. */
  cycle(way: LeaksWay, times: number): Promise<void>;
}

declare global {
  interface Window {
    leaks: LeaksPage;
  }
}

const media = createSyntheticStream({ width: 160, height: 90, frameRate: 15, toneHz: 300 });

/** Resolves once a condition that something else brings about is met. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Resolves with the first frame of a stream. */
async function firstFrame(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream;
  await new Promise<void>((resolve) => {
    video.requestVideoFrameCallback(() => resolve());
    void video.play();
  });
  video.srcObject = null;
}

const hub = createMemoryHub();
const ben = createRoom({ signaling: hub.room('leaks'), name: () => 'Ben' });
ben.setMedia(media.stream, null);

function Call() {
  const [signaling] = useState(() => hub.room('leaks'));
  const own = useUserMedia({ autoStart: true });
  const { join, participants } = useRoom({ signaling, name: 'Ada', media: own });
  useEffect(() => void join(), [join]);
  return (
    <VideoGrid>
      <VideoTile self name="Ada" stream={own.stream} />
      {participants.map((each) => (
        <Tile key={each.id} participant={each} />
      ))}
    </VideoGrid>
  );
}

function Tile({ participant: { name, camera, status } }: { participant: Participant }) {
  const level = useAudioLevel(camera);
  return (
    <VideoTile name={name} stream={camera} status={status} speaking={useSpeaking(camera)}>
      <AudioMeter level={level} />
    </VideoTile>
  );
}

const findTheirs = () => document.querySelector<HTMLVideoElement>('li:not([data-self]) video');

/** A component with hooks and tiles comes and goes, as a person joins and leaves; Ben stays. */
async function visavis() {
  if (ben.getSnapshot().status !== 'joined') await ben.join();
  const root = createRoot(document.getElementById('root') as HTMLElement);
  root.render(
    <StrictMode>
      <Call />
    </StrictMode>,
  );
  await until(() => (findTheirs()?.videoWidth ?? 0) > 0);
  root.unmount();
  await until(() => ben.getSnapshot().participants.length === 0);
}

/** What the browser itself keeps. */
async function bare() {
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.addEventListener('icecandidate', ({ candidate }) => void b.addIceCandidate(candidate));
  b.addEventListener('icecandidate', ({ candidate }) => void a.addIceCandidate(candidate));
  const arrived = new Promise<MediaStream>((resolve) => {
    b.addEventListener('track', ({ streams: [stream] }) => stream && resolve(stream));
  });
  for (const track of media.stream.getTracks()) a.addTrack(track, media.stream);
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription as RTCSessionDescription);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription as RTCSessionDescription);
  await firstFrame(await arrived);
  a.close();
  b.close();
}

async function simplePeer() {
  const config = { iceServers: [] };
  const a = new SimplePeer({ initiator: true, stream: media.stream, config });
  const b = new SimplePeer({ config });
  a.on('signal', (signal) => b.signal(signal));
  b.on('signal', (signal) => a.signal(signal));
  await firstFrame(await new Promise<MediaStream>((resolve) => b.on('stream', resolve)));
  a.destroy();
  b.destroy();
}

/** Every way to join and leave, by the name that it has in the tables. */
const ways = { 'bare RTCPeerConnection': bare, 'visavis, hooks and components': visavis, 'simple-peer': simplePeer };

export type LeaksWay = keyof typeof ways;

window.leaks = {
  async cycle(way, times) {
    for (let time = 0; time < times; time++) await ways[way]();
  },
};
