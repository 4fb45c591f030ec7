import { describe, expect, it } from 'vitest';
import { createPresence } from './presence';

const ada = { id: 'ada', name: 'Ada' };

describe('createPresence', () => {
  it('keeps what comes from a member who is not listed yet, until it is taken', () => {
    const presence = createPresence();
    presence.keep('ada', 'hello');
    expect(presence.isReturning('ada', 'session-1')).toBeNull();
    presence.reset();
    presence.list(ada);
    expect(presence.takePending('ada')).toEqual(['hello']);
    expect(presence.takePending('ada')).toEqual([]);
  });

  it('keeps nothing from a member who is listed', () => {
    const presence = createPresence();
    presence.list(ada);
    presence.keep('ada', 'hello');
    expect(presence.takePending('ada')).toEqual([]);
  });

  it('tells a tab that was reloaded from what is left of the one before', () => {
    const presence = createPresence();
    presence.list(ada);
    presence.end('ada', 'session-1');
    expect(presence.isReturning('ada', 'session-1')).toBeNull();
    expect(presence.isReturning('ada', 'session-2')).toEqual(ada);
    expect(presence.find('ada')).not.toBeNull();
    presence.list(ada);
    expect(presence.isReturning('ada', 'session-1')).toEqual(ada);
  });

  it('takes nothing that is in no session for a sign of life', () => {
    const presence = createPresence();
    presence.list(ada);
    presence.end('ada', undefined);
    expect(presence.isReturning('ada', undefined)).toBeNull();
  });

  it('forgets who is not listed any more, and in the end everything', () => {
    const presence = createPresence();
    presence.list(ada);
    presence.unlist('ada');
    expect(presence.find('ada')).toBeNull();
    presence.keep('ada', 'hello');
    presence.clear();
    expect(presence.takePending('ada')).toEqual([]);
  });
});

it('finds whom the signaling lists, also one that has said goodbye, and nobody else', () => {
  const presence = createPresence();
  presence.list(ada);
  presence.end('ada', 'a session');
  expect([presence.find('ada'), presence.find('ben')]).toEqual([ada, null]);
  presence.unlist('ada');
  expect(presence.find('ada')).toBeNull();
});
