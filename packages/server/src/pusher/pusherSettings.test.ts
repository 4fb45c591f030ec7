import { startChannels } from '@visavis/channels';
import Pusher from 'pusher';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPusherSettings } from './pusherSettings';

const app = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'secret' };

describe('readPusherSettings', () => {
  it('reads an app at Pusher', () => {
    const { settings } = readPusherSettings({ ...app, PUSHER_CLUSTER: ' eu ' });
    expect(settings).toEqual({
      app: { appId: '1', key: 'key', secret: 'secret', timeout: 3000, useTLS: true, cluster: 'eu' },
      public: { transport: 'pusher', key: 'key', cluster: 'eu' },
    });
  });

  it.each([
    [{}, { port: 443, tls: true }],
    [{ PUSHER_TLS: 'false' }, { port: 80, tls: false }],
    [{ PUSHER_TLS: '0', PUSHER_PORT: '6001' }, { port: 6001, tls: false }],
    [{ PUSHER_TLS: 'TRUE', PUSHER_PORT: '6001' }, { port: 6001, tls: true }],
  ])('reads a compatible server with %o', (more, place) => {
    const { settings } = readPusherSettings({ ...app, PUSHER_HOST: 'ws.example.com', ...more });
    expect(settings?.public).toEqual({ transport: 'pusher', key: 'key', host: 'ws.example.com', ...place });
  });

  it('prefers the host to the cluster', () => {
    const { settings } = readPusherSettings({ ...app, PUSHER_HOST: 'localhost', PUSHER_CLUSTER: 'eu' });
    expect(settings?.public.host).toBe('localhost');
    expect(settings?.public.cluster).toBeUndefined();
  });

  it('names all that is missing when nothing is set', () => {
    const reading = readPusherSettings({ PUSHER_KEY: '  ' });
    expect(reading.settings).toBeNull();
    expect(reading.missing).toEqual(['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET', 'PUSHER_CLUSTER']);
  });

  it('names what half a configuration lacks', () => {
    const reading = readPusherSettings({ PUSHER_KEY: 'key', PUSHER_HOST: 'ws.example.com' });
    expect(reading).toEqual({ settings: null, missing: ['PUSHER_APP_ID', 'PUSHER_SECRET'], invalid: [] });
  });

  it.each([
    ['PUSHER_PORT', '0'],
    ['PUSHER_PORT', '70000'],
    ['PUSHER_PORT', '80a'],
    ['PUSHER_TLS', 'maybe'],
    ['PUSHER_HOST', 'https://ws.example.com'],
    ['PUSHER_HOST', 'ws.example.com:6001'],
    ['PUSHER_HOST', '[2001:db8::1]:6001'],
    ['PUSHER_PUBLIC_HOST', 'wss://ws.example.com'],
    ['PUSHER_PUBLIC_PORT', 'x'],
    ['PUSHER_PUBLIC_TLS', 'maybe'],
    ['PUSHER_PATH', 'a b'],
    ['PUSHER_PATH', '/a?b'],
    ['PUSHER_KEY', 'a/b'],
    ['PUSHER_CLIENT_EVENTS', 'maybe'],
  ])('names %s when it is %s', (name, value) => {
    const reading = readPusherSettings({ ...app, PUSHER_HOST: 'ws.example.com', [name]: value });
    expect(reading).toEqual({ settings: null, missing: [], invalid: [name] });
  });

  it.each([
    [{}, { host: 'soketi', port: 6001, tls: false }],
    [{ PUSHER_PUBLIC_HOST: 'ws.example.com', PUSHER_PUBLIC_TLS: 'true' }, { host: 'ws.example.com', port: 443, tls: true }],
    [{ PUSHER_PUBLIC_PORT: '8443', PUSHER_PUBLIC_TLS: 'on' }, { host: 'soketi', port: 8443, tls: true }],
    [{ PUSHER_PATH: '/realtime/' }, { host: 'soketi', port: 6001, tls: false, path: '/realtime' }],
    [{ PUSHER_PUBLIC_HOST: '[2001:db8::1]' }, { host: '2001:db8::1', port: 6001, tls: false }],
  ])('tells browsers where they reach the server: %o', (more, place) => {
    const env = { ...app, PUSHER_HOST: 'soketi', PUSHER_PORT: '6001', PUSHER_TLS: 'false', ...more };
    const { settings } = readPusherSettings(env);
    expect(settings?.public).toEqual({ transport: 'pusher', key: 'key', ...place });
    expect(settings?.app).toMatchObject({ host: 'soketi', port: '6001', useTLS: false });
  });

  it.each([
    ['', undefined],
    ['on', undefined],
    ['off', 'relay'],
    [' FALSE ', 'relay'],
  ])('with PUSHER_CLIENT_EVENTS at %j sends browsers by %s', (value, via) => {
    const { settings } = readPusherSettings({ ...app, PUSHER_CLUSTER: 'eu', PUSHER_CLIENT_EVENTS: value });
    expect(settings?.public.via).toBe(via);
  });

  it('keeps the secret out of what browsers may know', () => {
    const { settings } = readPusherSettings({ ...app, PUSHER_CLUSTER: 'eu' });
    expect(JSON.stringify(settings?.public)).not.toContain('secret');
  });
});

describe('the options for the pusher package', () => {
  it.each(['127.0.0.1', '::1', '[::1]'])('reach a compatible server at %s', async (host) => {
    const channels = await startChannels({ host: host.replace(/^\[|\]$/g, '') });
    onTestFinished(() => channels.stop());
    const { settings } = readPusherSettings({
      PUSHER_APP_ID: channels.appId,
      PUSHER_KEY: channels.key,
      PUSHER_SECRET: channels.secret,
      PUSHER_HOST: host,
      PUSHER_PORT: String(channels.port),
      PUSHER_TLS: 'false',
    });
    if (!settings) throw new Error('These settings are complete.');
    const response = await new Pusher(settings.app).get({ path: '/channels' });
    expect(response.status).toBe(200);
  });
});
