const firsts = [
  'amber', 'autumn', 'azure', 'brisk', 'bright', 'calm', 'cedar', 'clear', 'copper', 'coral', 'crisp', 'dawn',
  'early', 'fern', 'frosty', 'gentle', 'golden', 'hazel', 'honey', 'ivory', 'jade', 'kind', 'lilac', 'lively',
  'lucky', 'maple', 'mellow', 'misty', 'olive', 'quiet', 'rosy', 'sandy', 'silver', 'sunny', 'tidal',
  'velvet', 'violet', 'warm', 'willow', 'winter',
];

const seconds = [
  'bay', 'beacon', 'bridge', 'brook', 'canyon', 'cliff', 'cloud', 'comet', 'cove', 'creek', 'dune', 'field',
  'finch', 'forest', 'garden', 'grove', 'harbor', 'heron', 'hill', 'island', 'lagoon', 'lake', 'lantern',
  'lark', 'meadow', 'moon', 'orchard', 'otter', 'peak', 'pine', 'plover', 'pond', 'reef', 'river', 'robin',
  'shore', 'sparrow', 'stone', 'valley', 'wren',
];

// Without look-alikes: somebody may read the name out over the telephone.
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * A room name that is easy to say and hard to hit by chance, such as `amber-otter-x7k2m9`: about 40 bits.
 *
 * @param random gives a whole number from 0 up to, but not including, its argument
 */
export function suggestRoomName(random: (below: number) => number = randomBelow): string {
  const pick = (list: readonly string[] | string) => list[random(list.length)] ?? '';
  const tail = Array.from({ length: 6 }, () => pick(letters)).join('');
  return `${pick(firsts)}-${pick(seconds)}-${tail}`;
}

function randomBelow(below: number): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word % below;
}
