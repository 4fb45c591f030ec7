import { expect, it } from 'vitest';
import { readSign } from './sign';

it('takes signs, without what does not belong to them', () => {
  const state = { kind: 'state', hand: true, recording: false } as const;
  expect(readSign({ ...state, more: 'x' })).toEqual(state);
  expect(readSign({ kind: 'reaction', reaction: 'clap' })).toEqual({ kind: 'reaction', reaction: 'clap' });
});

it('takes nothing else', () => {
  const others = [
    null,
    'clap',
    [],
    {},
    { kind: 'state' },
    { kind: 'state', hand: 'yes', recording: false },
    { kind: 'reaction', reaction: '💣' },
    { kind: 'reaction', reaction: 'toString' },
    { kind: 'reaction', reaction: 7 },
  ];
  for (const each of others) expect(readSign(each), JSON.stringify(each)).toBeNull();
});
