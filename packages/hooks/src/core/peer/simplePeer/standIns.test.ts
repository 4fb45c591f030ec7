import { describe, expect, it } from 'vitest';
import { Buffer } from './buffer';
import errCode from './errCode';
import getBrowserRtc from './getBrowserRtc';
import randomBytes from './randombytes';
import stream from './readableStream';

describe('readable-stream', () => {
  it('hands data to listeners, text as UTF-8', () => {
    const duplex = new stream.Duplex({});
    const received: unknown[] = [];
    duplex.on('data', (data: unknown) => received.push(data));
    duplex.push('é');
    duplex.push(new Uint8Array([7]));
    expect(received).toEqual([new Uint8Array([0xc3, 0xa9]), new Uint8Array([7])]);
  });

  it('throws for data without a listener', () => {
    expect(() => new stream.Duplex({}).push('lost')).toThrow("before simple-peer's 'data' event had a listener");
  });

  it.each(['readable', 'end', 'drain', 'pause', 'resume', 'pipe', 'unpipe'])(
    'throws for a listener of %s',
    (name) => {
      expect(() => new stream.Duplex({}).on(name, () => undefined)).toThrow(`'${name}' is never emitted`);
      expect(() => new stream.Duplex({}).once(name, () => undefined)).toThrow(`'${name}' is never emitted`);
    },
  );

  it('throws for options of streams that it does not have', () => {
    expect(() => new stream.Duplex({ objectMode: true })).toThrow('objectMode');
    expect(() => new stream.Duplex({ allowHalfOpen: true })).toThrow('allowHalfOpen');
    expect(() => new stream.Duplex({ allowHalfOpen: false })).not.toThrow();
  });

  it.each(['write', 'read', 'pipe', 'resume', 'setEncoding', 'addListener', 'off'])('has no %s', (name) => {
    expect(name in new stream.Duplex({})).toBe(false);
  });

  it('emits finish once when it is ended', () => {
    const duplex = new stream.Duplex({});
    let times = 0;
    duplex.on('finish', () => times++);
    duplex.end();
    duplex.end();
    expect(times).toBe(1);
    expect(duplex._writableState.finished).toBe(true);
    duplex.push(null);
    expect(duplex._readableState.ended).toBe(true);
  });
});

describe('events', () => {
  it('throws an error without a listener', () => {
    const error = new Error('unheard');
    const duplex = new stream.Duplex({});
    expect(() => duplex.emit('error', error)).toThrow(error);
    duplex.on('error', () => undefined);
    expect(duplex.emit('error', error)).toBe(true);
  });

  it('calls the listeners of the moment, in their order, though one removes another', () => {
    const duplex = new stream.Duplex({});
    const calls: string[] = [];
    const second = () => void calls.push('second');
    duplex.on('x', () => {
      calls.push('first');
      duplex.removeListener('x', second);
    });
    duplex.on('x', second);
    duplex.emit('x');
    duplex.emit('x');
    expect(calls).toEqual(['first', 'second', 'first']);
  });

  it('removes the last of equal listeners, and a listener for once', () => {
    const duplex = new stream.Duplex({});
    let calls = 0;
    const listener = () => void calls++;
    duplex.on('x', listener).on('x', listener).once('y', listener);
    duplex.removeListener('x', listener).removeListener('y', listener).removeListener('z', listener);
    duplex.emit('x');
    expect(duplex.emit('y')).toBe(false);
    expect(calls).toBe(1);
  });
});

describe('the smaller ones', () => {
  it('reads bytes of an ArrayBuffer, and of nothing else', () => {
    expect(Buffer.from(new Uint8Array([1, 2]).buffer)).toEqual(new Uint8Array([1, 2]));
    expect(() => Buffer.from('text' as never)).toThrow('Only an ArrayBuffer');
  });

  it('makes random text in hexadecimal, and in nothing else', () => {
    expect(randomBytes(20).toString('hex')).toMatch(/^[0-9a-f]{40}$/);
    expect(randomBytes(4).toString('hex')).not.toBe(randomBytes(4).toString('hex'));
    expect(() => randomBytes(4).toString('utf8' as never)).toThrow('hexadecimal');
  });

  it('gives a code also to an error that has one that can not be assigned', () => {
    expect(errCode(new Error('x'), 'ERR_X')).toMatchObject({ message: 'x', code: 'ERR_X' });
    expect(errCode(new DOMException('x', 'NotFoundError'), 'ERR_X')).toMatchObject({ code: 'ERR_X' });
    expect(() => errCode(undefined as never, 'ERR_X')).toThrow(TypeError);
  });

  it('finds no WebRTC on a server', () => {
    expect(getBrowserRtc()).toBeNull();
  });
});
