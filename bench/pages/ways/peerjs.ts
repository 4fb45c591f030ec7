import { Peer, type MediaConnection } from 'peerjs';
import type { Way } from './way';

const isScreen = (call: MediaConnection) => (call.metadata as { screen?: boolean } | undefined)?.screen;

/** With PeerServer's list of who is there for a room: ids begin with its name, and who comes calls all of them. */
export const peerjs: Way = {
  async prepare({ host, peerServer }, room) {
    const peer = new Peer(`${room}-${crypto.randomUUID()}`, {
      host,
      port: peerServer.port,
      path: '/',
      config: { iceServers: [] },
    });
    await new Promise<void>((resolve, reject) => {
      peer.on('open', () => resolve());
      peer.on('error', reject);
    });
    return {
      join(media, { onStream }) {
        const others = new Set<string>();
        const calls: MediaConnection[] = [];
        let screen: MediaStream | null = null;
        const keep = (call: MediaConnection) => {
          calls.push(call);
          others.add(call.peer);
          const seen = new Set<string>();
          // It tells of a stream once for each of its tracks.
          call.on('stream', (stream) => {
            if (!seen.has(stream.id)) onStream(stream);
            seen.add(stream.id);
          });
        };
        peer.on('call', (call) => {
          if (isScreen(call)) call.answer();
          else call.answer(media);
          if (screen && !others.has(call.peer)) peer.call(call.peer, screen, { metadata: { screen: true } });
          keep(call);
        });
        const entered = new Promise<void>((resolve) => {
          peer.listAllPeers((ids: string[]) => {
            for (const id of ids) if (id.startsWith(`${room}-`) && id !== peer.id) keep(peer.call(id, media));
            resolve();
          });
        });
        return {
          entered,
          share(stream) {
            screen = stream;
            for (const id of others) calls.push(peer.call(id, stream, { metadata: { screen: true } }));
          },
          leave() {
            for (const call of calls) call.close();
          },
        };
      },
      close: () => peer.destroy(),
    };
  },
};
