import { openSignalPair } from '../ways/signalPair';
import { MiB, type DataWay } from './dataWay';

interface Signal {
  description?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit;
}

/** The limit: frames of 64 KiB over the browser's own data channel; it only keeps the buffer filled. */
export const bareChannel: DataWay = {
  async open(place, room, side) {
    const signaling = await openSignalPair(place, room);
    const pc = new RTCPeerConnection();
    const channel = pc.createDataChannel('bench', { negotiated: true, id: 0 });
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = MiB / 4;
    pc.addEventListener('icecandidate', ({ candidate }) => candidate?.candidate && signaling.send({ candidate }));
    const describe = async () => {
      await pc.setLocalDescription();
      signaling.send({ description: pc.localDescription });
    };
    const receive = async ({ description, candidate }: Signal) => {
      if (candidate) return pc.addIceCandidate(candidate);
      if (!description) return;
      await pc.setRemoteDescription(description);
      if (description.type === 'offer') await describe();
    };
    signaling.subscribe((message) => void receive(message as Signal));
    if (side === 'out') await describe();
    await new Promise((resolve) => channel.addEventListener('open', resolve));

    return {
      send(totalBytes) {
        const frame = new Uint8Array(Math.min(totalBytes, 64 * 1024));
        const listening = new AbortController();
        let sentBytes = 0;
        const fill = () => {
          while (sentBytes < totalBytes && channel.bufferedAmount < MiB) {
            channel.send(frame);
            sentBytes += frame.byteLength;
          }
          if (sentBytes >= totalBytes) listening.abort();
        };
        channel.addEventListener('bufferedamountlow', fill, { signal: listening.signal });
        fill();
      },
      receive: (totalBytes) =>
        new Promise((resolve) => {
          let heardBytes = 0;
          channel.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
            heardBytes += data.byteLength;
            if (heardBytes >= totalBytes) resolve();
          });
        }),
    };
  },
};
