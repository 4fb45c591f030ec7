import { describe, expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { createChatTyping } from './chatTyping';

describe('createChatTyping', () => {
  function record() {
    const clock = createVirtualEnvironment();
    const sent: boolean[] = [];
    const onChange = vi.fn();
    return { clock, sent, onChange, typing: createChatTyping({ clock, send: (each) => sent.push(each), onChange }) };
  }

  it('tells the others once that the user types, again while it goes on, and once that it is over', () => {
    const { clock, sent, typing } = record();
    typing.setOwn(false);
    for (let key = 0; key < 10; key++) typing.setOwn(true);
    expect(sent).toEqual([true]);
    clock.advance(3000);
    typing.setOwn(true);
    typing.setOwn(false);
    typing.setOwn(false);
    expect(sent).toEqual([true, true, false]);
  });

  it('lists a participant for a while, until they stop, or until they leave', () => {
    const { clock, onChange, typing } = record();
    for (const id of ['ada', 'ben', 'cleo', 'ada']) typing.set(id, true);
    expect(typing.ids).toEqual(['ada', 'ben', 'cleo']);
    typing.set('ben', false);
    typing.set('ben', false);
    expect(typing.ids).toEqual(['ada', 'cleo']);
    typing.retain(['ada']);
    expect(typing.ids).toEqual(['ada']);
    expect(onChange).toHaveBeenCalledTimes(5);
    clock.advance(5000);
    typing.set('ada', true);
    clock.advance(5000);
    expect(typing.ids).toEqual(['ada']);
    clock.advance(1500);
    expect(typing.ids).toEqual([]);
  });
});
