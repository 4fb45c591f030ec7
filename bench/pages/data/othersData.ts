import { Peer, type DataConnection } from 'peerjs';
import { joinTrystero, openRelay } from '../ways/trystero';
import type { DataWay } from './dataWay';

/** Everything in one `send`, which cuts it into chunks and queues them, as its documentation has it. */
export const peerjsData: DataWay = {
  async open({ host, peerServer }, room, side) {
    const peer = new Peer(`${room}-${side}`, { host, port: peerServer.port, path: '/', config: { iceServers: [] } });
    await new Promise<void>((resolve) => peer.on('open', () => resolve()));
    const connection = await new Promise<DataConnection>((resolve) => {
      peer.on('connection', resolve);
      if (side === 'back') return;
      // Who is called may not be there yet.
      const connect = () => {
        const made = peer.connect(`${room}-back`, { reliable: true });
        made.on('open', () => resolve(made));
      };
      peer.on('error', ({ type }) => type === 'peer-unavailable' && connect());
      connect();
    });
    if (!connection.open) await new Promise<void>((resolve) => connection.on('open', () => resolve()));
    return {
      send: (totalBytes) => void connection.send(new Uint8Array(totalBytes)),
      receive: (totalBytes) =>
        new Promise((resolve) => {
          let heard = 0;
          connection.on('data', (data) => {
            heard += (data as ArrayBuffer).byteLength;
            if (heard >= totalBytes) resolve();
          });
        }),
    };
  },
};

/** Everything in one `send`, which cuts it into chunks and waits for the channel, as its documentation has it. */
export const trysteroData: DataWay = {
  async open(place, name) {
    await openRelay(place);
    const room = joinTrystero(name);
    const action = room.makeAction<Uint8Array>('bench');
    await new Promise<void>((resolve) => {
      room.onPeerJoin = () => resolve();
    });
    return {
      send: (totalBytes) => void action.send(new Uint8Array(totalBytes)),
      receive: (totalBytes) =>
        new Promise((resolve) => {
          let heard = 0;
          action.onMessage = (data) => {
            heard += data.byteLength;
            if (heard >= totalBytes) resolve();
          };
        }),
    };
  },
};
