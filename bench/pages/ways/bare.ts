import { presenceMesh } from './presenceMesh';

interface Signal {
  description?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit;
}

/** The limit: the browser's own connection, whose offer, answer and candidates go out as they come. */
export const bare = presenceMesh(({ initiator, media, send, onStream }) => {
  const pc = new RTCPeerConnection();
  pc.addEventListener('track', ({ track, streams: [stream] }) => track.kind === 'video' && stream && onStream(stream));
  pc.addEventListener('icecandidate', ({ candidate }) => candidate?.candidate && send({ candidate }));
  const add = (stream: MediaStream) => {
    for (const track of stream.getTracks()) pc.addTrack(track, stream);
  };
  const describe = async () => {
    await pc.setLocalDescription();
    send({ description: pc.localDescription });
  };
  const receive = async ({ description, candidate }: Signal) => {
    if (candidate) return pc.addIceCandidate(candidate);
    if (!description) return;
    await pc.setRemoteDescription(description);
    if (description.type === 'offer') await describe();
  };
  add(media);
  if (initiator) void describe();
  return {
    receive: (data) => void receive(data as Signal),
    share(screen) {
      add(screen);
      void describe();
    },
    close: () => pc.close(),
  };
});
