import type { PusherEndpoint } from '@visavis/hooks/signaling/pusher';
import Pusher from 'pusher-js';
import { afterAll, describe, expect, it } from 'vitest';
import { signalingOptions } from './signalingOptions';

// Never connected: it goes to the discard port of this machine.
const pusher = new Pusher('key', { cluster: 'mt1', wsHost: '127.0.0.1', wsPort: 9, forceTLS: false, enabledTransports: ['ws'] });
const params = () => ({ client_secret: 'secret', name: 'Ada', token: 'token', host: 'host' });
const entry = { pusher, roomId: 'tea', clientSecret: 'secret', params };
const app = { transport: 'pusher', key: 'key', cluster: 'eu' } as const;

const paramsOf = (endpoint: PusherEndpoint | undefined) =>
  typeof endpoint?.params === 'function' ? endpoint.params() : endpoint?.params;

afterAll(() => pusher.disconnect());

describe('signalingOptions', () => {
  it('uses client events where the deployment says nothing else', () => {
    expect(signalingOptions(app, entry)).toMatchObject({ room: 'tea', via: 'auto' });
  });

  it('uses the relay alone where client events are off', () => {
    expect(signalingOptions({ ...app, via: 'relay' }, entry)).toMatchObject({ via: 'relay', relay: { url: '/api/pusher/relay' } });
  });

  it("sends the relay the room's token, and the decisions a host's as well", () => {
    const { relay, access } = signalingOptions(app, entry);
    expect(paramsOf(relay)).toEqual({ token: 'token' });
    expect(paramsOf(access)).toEqual({ token: 'token', host: 'host' });
  });
});
