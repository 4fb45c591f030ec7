import { expect, it } from 'vitest';
import { readReactionMessage } from './reactionMessage';

it('takes what it knows, without further fields', () => {
  const state = { kind: 'state', hand: true, recording: false } as const;
  expect(readReactionMessage({ ...state, more: 'x' })).toEqual(state);
  expect(readReactionMessage({ kind: 'reaction', reaction: 'clap' })).toEqual({ kind: 'reaction', reaction: 'clap' });
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
  for (const each of others) expect(readReactionMessage(each), JSON.stringify(each)).toBeNull();
});
