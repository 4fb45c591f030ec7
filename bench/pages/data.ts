import { bareChannel } from './data/bareChannel';
import type { DataLine, DataWay } from './data/dataWay';
import { peerjsData, trysteroData } from './data/othersData';
import { visavisChannel, visavisFile } from './data/visavisData';
import type { Place } from './place';

/** Every way to send bytes, by the name that it has in the tables. */
const ways = {
  'bare RTCDataChannel': bareChannel,
  'visavis, data channel': visavisChannel,
  'visavis, file': visavisFile,
  peerjs: peerjsData,
  trystero: trysteroData,
} satisfies Record<string, DataWay>;

export type DataWayName = keyof typeof ways;

/** What the page does when it is told to. */
export interface DataPage {
  open(way: DataWayName, place: Place, room: string, side: 'out' | 'back'): Promise<void>;
  /** @returns when it began, in ms since 1970 */
  send(totalBytes: number, files: number): number;
  /** Begins to listen; `received` resolves once everything is here. */
  receive(totalBytes: number, files: number): void;
  /** @returns when everything was here, in ms since 1970 */
  received(): Promise<number>;
}

declare global {
  interface Window {
    data: DataPage;
  }
}

let line: DataLine | null = null;
let whole: Promise<number> | null = null;
const now = () => performance.timeOrigin + performance.now();

window.data = {
  async open(way, place, room, side) {
    line = await ways[way].open(place, room, side);
  },
  send(totalBytes, files) {
    const from = now();
    line?.send(totalBytes, files);
    return from;
  },
  receive(totalBytes, files) {
    whole = line?.receive(totalBytes, files).then(now) ?? null;
  },
  async received() {
    if (!whole) throw new Error('Nobody listens.');
    return whole;
  },
};
