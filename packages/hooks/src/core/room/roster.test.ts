import { describe, expect, it } from 'vitest';
import { createRoster } from './roster';

const ada = { id: 'ada', name: 'Ada' };
const segment = (from: string) => ({ from, seq: 1, ack: 0, data: 'hello' });

describe('createRoster', () => {
  it('keeps what comes from somebody who is not listed yet, until it is taken', () => {
    const roster = createRoster();
    expect(roster.whoIsBack('ada', segment('first-one'))).toBeNull();
    roster.reset();
    roster.list(ada);
    expect(roster.takeMail('ada')).toEqual([segment('first-one')]);
    expect(roster.takeMail('ada')).toEqual([]);
  });

  it('knows a tab that was reloaded from what is left of the one before', () => {
    const roster = createRoster();
    roster.list(ada);
    roster.end('ada', 'first-one');
    expect(roster.whoIsBack('ada', segment('first-one'))).toBeNull();
    expect(roster.whoIsBack('ada', segment('another-one'))).toEqual(ada);
    expect(roster.lists('ada')).toBe(true);
    roster.list(ada);
    expect(roster.whoIsBack('ada', segment('first-one'))).toEqual(ada);
  });

  it('takes nothing but a segment for a sign of life', () => {
    const roster = createRoster();
    roster.list(ada);
    roster.end('ada', undefined);
    for (const rubbish of [null, 'hello', {}, { from: '!' }]) expect(roster.whoIsBack('ada', rubbish)).toBeNull();
  });

  it('forgets who is listed no more, and in the end everything', () => {
    const roster = createRoster();
    roster.list(ada);
    roster.unlist('ada');
    expect(roster.lists('ada')).toBe(false);
    roster.whoIsBack('ada', segment('first-one'));
    roster.clear();
    expect(roster.takeMail('ada')).toEqual([]);
  });
});
