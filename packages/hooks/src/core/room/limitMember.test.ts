import { expect, it } from 'vitest';
import { mostWanted, type Wanted } from './limitMember';

const wants = (camera: number | null, preferredQuality: Wanted['preferredQuality'] = 'all', screen: number | null = 0): Wanted => ({
  preferredQuality,
  wantedHeights: { camera, screen },
});

it.each<[title: string, members: (Wanted | null)[], most: Wanted]>([
  ['everything while nobody is there', [], wants(null, 'all', null)],
  ['everything for who has said nothing', [wants(180), null], wants(null, 'all', null)],
  ['the largest of what is shown', [wants(180, 'all', 1080), wants(540)], wants(540, 'all', 1080)],
  ['all there is where one of them shows all', [wants(180), wants(null)], wants(null)],
  ['nothing that is shown nowhere', [wants(0), wants(0)], wants(0)],
  ['no more for who does not look', [wants(180), wants(null, 'low')], wants(180)],
  ['little where nobody looks', [wants(null, 'low'), wants(720, 'low')], wants(null, 'low', null)],
])('a server is sent %s', (_, members, most) => {
  expect(mostWanted(members)).toEqual(most);
});
