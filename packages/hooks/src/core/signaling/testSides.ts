import { vi } from 'vitest';
import { createCorrespondence, type Correspondence } from './correspondence';
import type { Json } from './port';

/** One of two who write to each other. */
export interface Side {
  mail: Correspondence;
  heard: unknown[];
  carried: { doubted: boolean; letter: Json }[];
  restarts: () => number;
}

/** A side whose letters `deliver` takes wherever it likes. */
export function side(deliver: (letter: Json) => void, ways: { direct?: boolean; thrifty?: boolean } = {}): Side {
  const heard: unknown[] = [];
  const carried: { doubted: boolean; letter: Json }[] = [];
  const onRestart = vi.fn();
  const mail = createCorrespondence({
    carry(letter, doubted) {
      carried.push({ doubted, letter });
      deliver(JSON.parse(JSON.stringify(letter)) as Json);
      return (ways.direct ?? false) && !doubted;
    },
    isThrifty: () => ways.thrifty ?? false,
    onMessage: (data) => heard.push(data),
    onRestart,
  });
  return { mail, heard, carried, restarts: () => onRestart.mock.calls.length };
}

/** Two sides with the given road between them. */
export function pair(road: (deliver: () => void) => void = (deliver) => void setTimeout(deliver, 5)) {
  const a: Side = side((letter) => road(() => b.mail.receive(letter)));
  const b: Side = side((letter) => road(() => a.mail.receive(letter)));
  return { a, b };
}
