import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import type { Member } from '../../signaling/port';
import type { Source } from './mediaPort';
import { createPublisher } from './publisher';
import { makeFakePeer, type FakePeer } from './test/fakeSession';

const ada: Member = { id: 'ada', name: 'Ada' };
const none = { audio: false, video: false };

/** A stream with as many tracks, which are never looked at. */
function streamOf(count: number): MediaStream {
  const tracks = Array.from({ length: count }, () => Object.create(null) as MediaStreamTrack);
  return Object.assign(Object.create(null) as MediaStream, { getTracks: () => tracks, getVideoTracks: () => [] });
}

function publish(source: Source) {
  const clients: FakePeer[] = [];
  const asked = vi.fn((member: Member) => ({ url: `/whip/${member.id}` }));
  const onChange = vi.fn<() => void>();
  const publisher = createPublisher({
    environment: createVirtualEnvironment(),
    source,
    endpointOf: asked,
    settings: () => ({}),
    make() {
      const made = makeFakePeer(['audio', 'video']);
      clients.push(made);
      return made.peer;
    },
    onChange,
  });
  onTestFinished(() => publisher.set(null, null));
  const open = () => clients.filter(({ isClosed }) => !isClosed).length;
  return { clients, asked, onChange, publisher, open };
}

describe('a publication', () => {
  it('begins with the first track, while the local member is in the room', async () => {
    const { clients, asked, publisher } = publish('camera');
    publisher.set(null, streamOf(2));
    publisher.set(ada, null);
    publisher.set(ada, streamOf(0));
    expect(clients).toHaveLength(0);
    publisher.set(ada, streamOf(1));
    await expect.poll(() => clients[0]?.starts).toBe(1);
    expect(asked).toHaveBeenCalledExactlyOnceWith(ada, 'camera');
  });

  it('is there once it is connected, and stays there while it looks for another path', async () => {
    const { clients, onChange, publisher } = publish('camera');
    publisher.set(ada, streamOf(2));
    await expect.poll(() => clients[0]?.starts).toBe(1);
    expect(publisher.published).toEqual(none);
    clients[0]?.set({ status: 'connected' });
    expect(publisher.published).toEqual({ audio: true, video: true });
    expect(onChange).toHaveBeenCalled();
    clients[0]?.set({ status: 'reconnecting' });
    expect(publisher.published).toEqual({ audio: true, video: true });
    clients[0]?.set({ status: 'failed', error: new RtcError('signaling-rejected', 'no') });
    expect(publisher.published).toEqual(none);
    expect(publisher.error?.code).toBe('signaling-rejected');
  });

  it('of a camera stays open while all is off; one of a screen ends with it', async () => {
    for (const [source, left] of [['camera', 1], ['screen', 0]] as const) {
      const { clients, publisher, open } = publish(source);
      publisher.set(ada, streamOf(2));
      await expect.poll(() => clients[0]?.starts).toBe(1);
      publisher.set(ada, streamOf(0));
      expect(open()).toBe(left);
      publisher.set(null, streamOf(0));
      expect(open()).toBe(0);
    }
  });

  it('is another one under another id, and the same under another name', async () => {
    const { clients, asked, publisher, open } = publish('camera');
    publisher.set(ada, streamOf(2));
    publisher.set({ ...ada, name: 'Ada L.' }, streamOf(2));
    expect(clients).toHaveLength(1);
    publisher.set({ ...ada, id: 'ada-2' }, streamOf(2));
    expect(clients).toHaveLength(2);
    expect(open()).toBe(1);
    await expect.poll(() => asked.mock.lastCall).toMatchObject([{ id: 'ada-2' }, 'camera']);
  });
});
