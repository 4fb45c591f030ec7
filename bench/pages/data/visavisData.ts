import {
  createDataChannel,
  createFileTransfers,
  createPair,
  createRoom,
  type DataChannel,
  type FileTransfers,
} from '@visavis/hooks/core';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { connectPusher } from '../ways/connectPusher';
import { openSignalPair } from '../ways/signalPair';
import { MiB, type DataWay } from './dataWay';

interface Watched<State> {
  subscribe(listener: () => void): () => void;
  getSnapshot(): State;
}

/** Resolves with what `read` finds in a store, once it finds something. */
function until<State, Found>(store: Watched<State>, read: (state: State) => Found | null | undefined): Promise<Found> {
  return new Promise((resolve) => {
    const look = () => {
      const found = read(store.getSnapshot());
      if (found === null || found === undefined) return;
      unsubscribe();
      resolve(found);
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

/** Messages of 1 MiB over a data channel of ours. */
export const visavisChannel: DataWay = {
  async open(place, room, side) {
    const signaling = await openSignalPair(place, room);
    const { peer, open } = createPair({ signaling, initiator: side === 'out' });
    open();
    const channel: DataChannel<unknown> = createDataChannel<unknown>(peer, 'bench');
    channel.open();
    await until(channel, ({ status }) => (status === 'open' ? true : null));

    return {
      send(totalBytes) {
        const message = new Uint8Array(MiB);
        const sendAll = async () => {
          for (let sent = 0; sent < totalBytes; sent += MiB) await channel.send(message);
        };
        void sendAll();
      },
      receive: (totalBytes) =>
        new Promise((resolve) => {
          let heard = 0;
          const unsubscribe = channel.subscribeMessages(() => {
            heard += MiB;
            if (heard < totalBytes) return;
            unsubscribe();
            resolve();
          });
        }),
    };
  },
};

/** A file: read, hashed, sent, checked, written to disk and acknowledged. */
export const visavisFile: DataWay = {
  async open(place, name) {
    const pusher = await connectPusher(place);
    const room = createRoom({ signaling: pusherSignaling({ pusher, room: name }), name: () => '' });
    const files: FileTransfers = room.extension(createFileTransfers);
    await room.join();
    await until(room, ({ participants }) => (participants[0]?.status === 'connected' ? true : null));

    return {
      send(totalBytes, count) {
        // The same bytes again and again, so that the file itself takes no more memory than one part.
        const fileBytes = totalBytes / count;
        const partBytes = Math.min(fileBytes, 16 * MiB);
        const part = new Blob([new Uint8Array(partBytes)]);
        const parts = Array.from({ length: fileBytes / partBytes }, () => part);
        for (let index = 0; index < count; index++) files.send(new File(parts, `bench-${index}.bin`));
      },
      async receive(_totalBytes, count) {
        const accepted = new Set<string>();
        await until(files, ({ transfers }) => {
          for (const { id } of transfers) {
            if (accepted.has(id)) continue;
            accepted.add(id);
            void files.accept(id);
          }
          return transfers.filter(({ status }) => status === 'done').length === count ? true : null;
        });
        for (const id of accepted) files.remove(id);
      },
    };
  },
};
