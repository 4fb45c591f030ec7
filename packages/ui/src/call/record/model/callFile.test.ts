import { describe, expect, it, test } from 'vitest';
import { MAX_CALL_FILE_BYTES, callFileName, readCallFile, writeCallFile } from './callFile';
import { withoutCredentials } from './hide';
import { sampleAt, startedAt, testRecord, testSdp } from './testRecord';

const statusOf = (value: unknown) => readCallFile(typeof value === 'string' ? value : JSON.stringify(value)).status;
const fileOf = (call: unknown) => ({ format: 'visavis-call', version: 1, call });

describe('writing', () => {
  it('gives back what was written, with addresses where they are asked for', () => {
    const read = readCallFile(writeCallFile(testRecord, { addresses: true }));
    if (read.status !== 'ok') throw new Error(read.detail);
    const { participants, ...rest } = read.call;
    const { participants: before, ...restBefore } = testRecord;
    expect(rest).toEqual(restBefore);
    expect(participants[0]?.setUps).toEqual(before[0]?.setUps);
    expect(participants[0]?.ice).toEqual(before[0]?.ice);
    expect(participants[0]?.samples).toHaveLength(60);
    expect(participants[0]?.samples[0]).toMatchObject(sampleAt(2));
    expect(participants[0]?.signaling[2]?.detail).toContain('192.168.1.7 50123 typ host');
  });

  it('hides addresses unless they are asked for', () => {
    const text = writeCallFile(testRecord);
    for (const address of ['192.168.1.7', '203.0.113.9', '203.0.113.40', '127.0.0.1']) expect(text).not.toContain(address);
    expect(text).toContain('turn.example.org');
    expect(readCallFile(text).status).toBe('ok');
  });

  const password = 'bP+XJMM09aR8AiX1jdukzR6Y';
  test.each([
    ['in the middle of a line', `x a=ice-pwd:${password} y`],
    ['in capitals', `A=ICE-PWD:${password}`],
    ['with spaces', `a=ice-pwd : \t${password}`],
    ['at the very end', `a=ice-pwd:${password}`],
    ['twice', `a=ice-pwd:${password}\r\na=ice-pwd:${password}\r\n`],
    ['after a line break alone', `\na=ice-pwd:${password}\n`],
    ['in a candidate', `candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag ${password}`],
    ['as the ufrag', `a=ice-ufrag:${password}`],
  ])('leaves out a password %s', (_title, detail) => {
    const [participant] = testRecord.participants;
    const signaling = [{ id: 1, at: startedAt, kind: 'offer' as const, direction: 'received' as const, detail }];
    for (const addresses of [true, false]) {
      const text = writeCallFile({ ...testRecord, participants: [{ ...participant!, signaling }] }, { addresses });
      expect(text).not.toContain('XJMM09aR8AiX1jdukzR6Y');
    }
  });

  test.each([
    ['turn:turn.example.org:3478?transport=udp', 'turn:turn.example.org:3478?transport=udp'],
    ['turn:user:secret@turn.example.org', 'turn:turn.example.org'],
    ['turns:a@b:secret@turn.example.org?transport=tcp&credential=secret', 'turns:turn.example.org?transport=tcp'],
    ['stun:stun.example.org?token=secret', 'stun:stun.example.org'],
    ['turn:secret\n@turn.example.org#secret', 'turn:turn.example.org'],
    ['https://user:secret@example.org', ''],
  ])('names the server %j as %j', (url, shown) => {
    expect(withoutCredentials(url)).toBe(shown);
    const [participant] = testRecord.participants;
    const [ice] = participant!.ice;
    const asked = { ...participant!, ice: [{ ...ice!, servers: [{ url, status: 'unauthorized' as const, code: 401 }] }] };
    const text = writeCallFile({ ...testRecord, servers: [url], participants: [asked] }, { addresses: true });
    expect(text).not.toContain('secret');
    expect(readCallFile(text)).toMatchObject({ call: { participants: [{ ice: [{ servers: [{ url: shown }] }] }] } });
  });

  it('is named after the beginning of the call', () => {
    expect(callFileName({ startedAt: new Date(2026, 10, 3, 9, 5).getTime() })).toBe('call-2026-11-03-09-05.visavis-call.json');
  });
});

describe('reading', () => {
  test.each([
    ['nothing', '', 'not-a-call'],
    ['no JSON', '{"format":"visavis-call"', 'not-a-call'],
    ['null', 'null', 'not-a-call'],
    ['a list', '[]', 'not-a-call'],
    ['another format', { format: 'har', version: 1 }, 'not-a-call'],
    ['a later version', { ...fileOf(testRecord), version: 2 }, 'other-version'],
    ['a version as text', { ...fileOf(testRecord), version: '1' }, 'other-version'],
    ['no call', fileOf(null), 'invalid'],
    ['a call that is a list', fileOf([]), 'invalid'],
    ['a time that is none', fileOf({ ...testRecord, startedAt: 'now' }), 'invalid'],
    ['a time that is too far', fileOf({ ...testRecord, startedAt: 1e300 }), 'invalid'],
    ['an end before the beginning', fileOf({ ...testRecord, endedAt: 1 }), 'invalid'],
    ['an event of no kind', fileOf({ ...testRecord, events: [{ id: 1, at: 1, kind: 'constructor', participant: null }] }), 'invalid'],
    ['an event with another value', fileOf({ ...testRecord, events: [{ id: 1, at: 1, kind: 'room', value: '<b>' }] }), 'invalid'],
    ['too many events', fileOf({ ...testRecord, events: Array.from({ length: 5001 }, (_, id) => ({ id, at: 1, kind: 'joined' })) }), 'invalid'],
    ['a name that is too long', fileOf({ ...testRecord, name: 'x'.repeat(300) }), 'invalid'],
    ['too many characters', ' '.repeat(MAX_CALL_FILE_BYTES + 1), 'too-large'],
  ])('refuses %s', (_title, value, status) => {
    expect(statusOf(value)).toBe(status);
  });

  it('says which part is not valid', () => {
    const read = readCallFile(JSON.stringify(fileOf({ ...testRecord, participants: [{ id: 1 }] })));
    expect(read).toEqual({ status: 'invalid', detail: 'call.participants[0].id is not a text of at most 256 characters.' });
  });

  it('drops what it does not know, and what is named like a prototype', () => {
    const text = writeCallFile(testRecord).replace('"name": "Ada"', '"name": "Ada", "__proto__": {"polluted": 1}, "extra": 2');
    const read = readCallFile(text);
    if (read.status !== 'ok') throw new Error(read.detail);
    expect(read.call).not.toHaveProperty('extra');
    expect(read.call).not.toHaveProperty('polluted');
    expect(Object.getPrototypeOf(read.call)).toBe(Object.prototype);
  });

  it('hides passwords that are in a file all the same', () => {
    const text = JSON.stringify(fileOf(testRecord));
    expect(text).toContain('bP+XJMM09aR8AiX1jdukzR6Y');
    const read = readCallFile(text);
    if (read.status !== 'ok') throw new Error(read.detail);
    expect(JSON.stringify(read.call)).not.toContain('bP+XJMM09aR8AiX1jdukzR6Y');
    expect(read.call.participants[0]?.signaling[0]?.detail).toBe(
      testSdp.replace('EsAw', '•••').replace('bP+XJMM09aR8AiX1jdukzR6Y', '•••'),
    );
  });
});
