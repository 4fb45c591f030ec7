import type { Json } from '../core/signaling/port';
import { pick, type Random } from './random';

/** A copy of `value` with one thing in it changed, somewhere: a bit, a value, a key, or its length. */
export function mutateJson(value: Json, random: Random): Json {
  if (typeof value === 'string') return mutateText(value, random);
  if (typeof value === 'number') return pick(random, [-value, value + 1, value + 0.5, value * 1e9, 0]);
  if (value === null || typeof value === 'boolean') return randomJson(random);
  const entries = Object.entries(value);
  const index = Math.floor(random() * entries.length);
  const entry = entries[index];
  // Deeper, mostly: a change at the top is the easiest to notice.
  if (!entry || random() < 0.1) return randomJson(random);
  const change = random();
  if (change < 0.1) entries.splice(index, 1);
  else if (change < 0.2) entries.push([`${entry[0]}x`, entry[1]]);
  else entries[index] = [entry[0], mutateJson(entry[1], random)];
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}

/** Any JSON, up to a few levels deep. */
export function randomJson(random: Random, depth = 0): Json {
  const leaves: Json[] = [null, true, -1, 0, 2 ** 31, 1e308, '', 'x'.repeat(300), '\u0000', '[{"to":"x"}]'];
  const kind = random();
  if (depth > 3 || kind < 0.5) return pick(random, leaves);
  const children = Array.from({ length: Math.floor(random() * 4) }, () => randomJson(random, depth + 1));
  if (kind < 0.7) return children;
  const keys = ['id', 'index', 'count', 'encoding', 'body', '__proto__', 'length', 'to', 'data', 'toString'];
  return Object.fromEntries(children.map((child) => [pick(random, keys), child]));
}

/** Flips, drops, inserts or repeats characters; a text of JSON may be changed in what it says instead. */
function mutateText(text: string, random: Random): Json {
  if (/^[[{]/.test(text) && random() < 0.5) return mutateInside(text, random);
  const at = Math.floor(random() * text.length);
  const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << Math.floor(random() * 7)));
  return pick(random, [
    text.slice(0, at) + flipped + text.slice(at + 1),
    text.slice(0, at),
    text.slice(0, at) + text.slice(at + 1),
    text + text.slice(at),
  ]);
}

function mutateInside(text: string, random: Random): Json {
  try {
    return JSON.stringify(mutateJson(JSON.parse(text) as Json, random));
  } catch {
    return text.slice(1);
  }
}
