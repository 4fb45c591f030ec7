import SimplePeer from 'simple-peer';
import Original from 'simple-peer/simplepeer.min.js';
import { expect, it, vi } from 'vitest';
import { describeConnection } from './connection.contract';
import { createConnection } from './simplePeerConnection';

// Our adapter on simple-peer as it is published: that both builds pass one contract is what makes them the same to us.
vi.mock('simple-peer', () => import('simple-peer/simplepeer.min.js'));

it('has the original under the adapter', () => expect(SimplePeer).toBe(Original));

describeConnection('simplePeerConnection on the original simple-peer', createConnection);
