import { describe, expect, it } from 'vitest';
import { RtcError } from '../core/errors';
import { areSameErrors, gatherCallErrors } from './callErrors';

const error = (code: RtcError['code']) => new RtcError(code, code);
const fine = { error: null };

describe('gatherCallErrors', () => {
  it('finds nothing where nothing is wrong, or nothing is given', () => {
    expect(gatherCallErrors({})).toEqual([]);
    const room = { ...fine, participants: [{ id: 'a', ...fine }] };
    expect(gatherCallErrors({ media: { ...fine, camera: fine, microphone: fine }, room, chat: null })).toEqual([]);
  });

  it('says where each comes from, and of whom', () => {
    const errors = {
      media: error('device-in-use'),
      screen: error('not-supported'),
      room: error('signaling-unavailable'),
      participant: error('peer-failed'),
      chat: error('message-too-large'),
      files: error('room-full'),
      transfer: error('transfer-failed'),
      recorder: error('recording-failed'),
    };
    const found = gatherCallErrors({
      recorder: { error: errors.recorder },
      media: { error: errors.media },
      screen: { error: errors.screen },
      room: { error: errors.room, participants: [{ id: 'a', error: null }, { id: 'b', error: errors.participant }] },
      chat: { error: errors.chat },
      files: { error: errors.files, transfers: [{ id: 't', error: errors.transfer }] },
    });
    expect(found).toEqual([
      { source: 'media', id: null, error: errors.media },
      { source: 'screen', id: null, error: errors.screen },
      { source: 'room', id: null, error: errors.room },
      { source: 'participant', id: 'b', error: errors.participant },
      { source: 'chat', id: null, error: errors.chat },
      { source: 'files', id: null, error: errors.files },
      { source: 'files', id: 't', error: errors.transfer },
      { source: 'recorder', id: null, error: errors.recorder },
    ]);
  });

  it('has an error that camera and microphone share once, and two different ones both', () => {
    const refused = error('permission-denied');
    const both = { error: refused, camera: { error: refused }, microphone: { error: error('permission-denied') } };
    expect(gatherCallErrors({ media: both }).map((each) => each.error)).toEqual([refused]);
    const lost = error('device-lost');
    const media = { ...both, microphone: { error: lost } };
    expect(gatherCallErrors({ media }).map((each) => each.error)).toEqual([refused, lost]);
  });
});

describe('areSameErrors', () => {
  it('compares source, id and error', () => {
    const one = { source: 'participant', id: 'a', error: error('peer-failed') } as const;
    expect(areSameErrors([one], [{ ...one }])).toBe(true);
    expect(areSameErrors([one], [])).toBe(false);
    expect(areSameErrors([one], [{ ...one, id: 'b' }])).toBe(false);
    expect(areSameErrors([one], [{ ...one, source: 'chat' }])).toBe(false);
    expect(areSameErrors([one], [{ ...one, error: error('peer-failed') }])).toBe(false);
  });
});
