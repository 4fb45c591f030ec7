import { useState } from 'react';

/** What one sends to each of the others, in kbit/s, by the number of others up to which it holds. */
const KBPS: readonly (readonly [others: number, kbps: number])[] = [
  [1, 1700],
  [2, 1000],
  [3, 650],
  [5, 400],
  [Infinity, 220],
];

const RADIUS = 80;

/** Everybody connected to everybody, drawn and counted. */
export function Mesh() {
  const [count, setCount] = useState(4);
  const people = Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2;
    return { id: index, x: Math.cos(angle) * RADIUS, y: Math.sin(angle) * RADIUS };
  });
  const pairs = people.flatMap((one, index) => people.slice(index + 1).map((other) => ({ one, other })));
  const others = count - 1;
  const kbps = KBPS.find(([upTo]) => others <= upTo)?.[1] ?? 0;

  return (
    <div className="story-columns">
      <figure className="story-figure" aria-label={`${count} people, ${pairs.length} connections`}>
        <svg
          viewBox="-100 -100 200 200"
          aria-hidden
          className="story-mesh"
        >
          {pairs.map(({ one, other }) => (
            <line key={`${one.id} ${other.id}`} x1={one.x} y1={one.y} x2={other.x} y2={other.y} />
          ))}
          {people.map(({ id, x, y }) => (
            <circle key={id} cx={x} cy={y} r="9" />
          ))}
        </svg>
      </figure>
      <div className="story-stack">
        <label className="story-field">
          People: {count}
          <input
            type="range"
            aria-label="People"
            min={2}
            max={10}
            value={count}
            onChange={({ target }) => setCount(target.valueAsNumber)}
          />
        </label>
        <output>
          {pairs.length === 1 ? 'One connection' : `${pairs.length} connections`}; each sends its picture{' '}
          {others === 1 ? 'once' : `${others} times`}, with {kbps} kbit/s at the most, which makes{' '}
          {((others * kbps) / 1000).toFixed(1)} Mbit/s.
        </output>
      </div>
    </div>
  );
}
