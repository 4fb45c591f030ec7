import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import type { HttpPeerOptions } from '../../whip/httpPeer';
import { openMediaSession } from './mediaSession';
import { makeFakePeer } from './test/fakeSession';
import type { MediaEndpoint } from './topology';

type Answer = MediaEndpoint | null | Promise<MediaEndpoint | null>;

function open(ask: () => Answer) {
  const environment = createVirtualEnvironment();
  const fake = makeFakePeer();
  const asked = vi.fn(ask);
  let read: (() => HttpPeerOptions) | null = null;
  const session = openMediaSession({
    environment,
    ask: asked,
    settings: () => ({ iceTransportPolicy: 'relay' }),
    make(options) {
      read = options;
      return fake.peer;
    },
    onChange: () => undefined,
  });
  onTestFinished(() => session.close());
  const options = () => {
    if (!read) throw new Error('Nothing was made.');
    return read();
  };
  const token = async () => {
    const given = options().token;
    return typeof given === 'function' ? await given() : given;
  };
  return { environment, fake, asked, session, options, token };
}

/** Lets what was promised happen. */
const settle = () => Promise.resolve().then(() => undefined).then(() => undefined).then(() => undefined);

describe('a session whose endpoint is asked for', () => {
  it('is opened once the endpoint is there', async () => {
    const { fake, options, token } = open(async () => ({ url: '/whep/ada', token: 'one' }));
    expect(fake.starts).toBe(0);
    expect(options().url).toBeNull();
    await expect.poll(() => fake.starts).toBe(1);
    expect(options()).toMatchObject({ url: '/whep/ada', iceTransportPolicy: 'relay' });
    expect(await token()).toBe('one');
  });

  it('is none where there is no endpoint', async () => {
    const { fake, session, asked } = open(() => null);
    await settle();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(fake.starts).toBe(0);
    expect(session.error).toBeNull();
  });

  it('asks again, ever more seldom, where the endpoint can not be had', async () => {
    let isUp = false;
    const { environment, fake, session, asked } = open(() =>
      isUp ? { url: '/whep' } : Promise.reject(new TypeError('Failed to fetch')),
    );
    await expect.poll(() => session.error).toMatchObject({ code: 'signaling-unavailable', cause: expect.any(TypeError) });
    environment.advance(1000);
    await expect.poll(() => asked.mock.calls.length).toBe(2);
    await settle();
    environment.advance(1999);
    expect(asked).toHaveBeenCalledTimes(2);
    isUp = true;
    environment.advance(1);
    await expect.poll(() => fake.starts).toBe(1);
    expect(session.error).toBeNull();
  });

  it('renews its token after a minute, and keeps the last one where there is no other', async () => {
    const answers: (() => Answer)[] = [
      () => ({ url: '/whep', token: 'one' }),
      () => ({ url: '/whep', token: 'two' }),
      () => Promise.reject(new TypeError('Failed to fetch')),
    ];
    const { environment, fake, asked, token } = open(() => answers.shift()?.() ?? null);
    await expect.poll(() => fake.starts).toBe(1);
    environment.advance(59_000);
    expect(await token()).toBe('one');
    expect(asked).toHaveBeenCalledTimes(1);
    environment.advance(1000);
    expect(await Promise.all([token(), token()])).toEqual(['two', 'two']);
    expect(asked).toHaveBeenCalledTimes(2);
    environment.advance(60_000);
    expect(await token()).toBe('two');
  });

  it('asks a token that is a function at every request', async () => {
    let count = 0;
    const { fake, token } = open(() => ({ url: '/whep', token: () => `${++count}` }));
    await expect.poll(() => fake.starts).toBe(1);
    expect([await token(), await token()]).toEqual(['1', '2']);
  });

  it('that was closed before the endpoint was there is not opened', async () => {
    let answer: (endpoint: MediaEndpoint) => void = () => undefined;
    const { fake, session } = open(() => new Promise<MediaEndpoint>((resolve) => (answer = resolve)));
    session.close();
    answer({ url: '/whep' });
    await settle();
    expect(fake.starts).toBe(0);
    expect(fake.isClosed).toBe(true);
  });
});
