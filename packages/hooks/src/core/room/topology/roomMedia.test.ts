import { describe, expect, it, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import { createPart } from '../../part';
import { noSignaling } from '../../signaling/noSignaling';
import type { Member } from '../../signaling/port';
import { meshMedia, type MemberMedia } from './mediaPort';
import { createRoomMedia } from './roomMedia';
import type { ServerMedia, ServerMediaOptions } from './serverMedia';
import type { RoomTopology } from './topology';

const ada: Member = { id: 'ada', name: 'Ada' };
const none = { audio: false, video: false };
const nothing = { camera: null, screen: null };
const nowhere = { camera: none, screen: none };

function make(topology: RoomTopology | undefined) {
  const publish = vi.fn<ServerMedia['publish']>();
  const receive = vi.fn<MemberMedia['receive']>(() => nothing);
  const server = { published: nowhere, error: null as RtcError | null, peer: null, publish, limit: () => undefined };
  let changed: () => void = () => undefined;
  const createServerMedia = ({ onChange }: ServerMediaOptions): ServerMedia => {
    changed = onChange;
    return Object.assign(server, { member: (): MemberMedia => ({ ...meshMedia, receive }) });
  };
  const load = vi.fn(async () => ({ createServerMedia }));
  const code = createPart(load);
  const [onChange, onError] = [vi.fn<() => void>(), vi.fn<(...told: (RtcError | null)[]) => void>()];
  const media = createRoomMedia(
    {
      environment: createVirtualEnvironment(),
      options: { signaling: noSignaling, name: () => 'Ada', topology: () => topology },
      self: () => ada,
      streams: () => nothing,
      onChange,
      onError,
    },
    code,
  );
  const change = (state: Partial<typeof server>) => {
    Object.assign(server, state);
    changed();
  };
  return { media, load, code, publish, receive, change, onChange, onError };
}

describe('the media of a room', () => {
  it.each([undefined, 'mesh'] as const)('goes over the connections, and fetches nothing, with the topology %s', (topology) => {
    const { media, load } = make(topology);
    media.begin();
    media.update();
    expect(media.published).toBeNull();
    expect(media.member(() => nothing, () => undefined)).toBe(meshMedia);
    expect(load).not.toHaveBeenCalled();
  });

  it('goes over no connection before the code for the server is there, and then to the server', async () => {
    const { media, code, publish, receive } = make('server');
    media.begin();
    expect(media.published).toEqual(nowhere);
    const onMember = vi.fn<() => void>();
    const member = media.member(() => nothing, onMember);
    expect(member.receive(ada, nowhere)).toBeNull();
    await code.load();
    await expect.poll(() => onMember.mock.calls.length).toBe(1);
    expect(publish).toHaveBeenCalledExactlyOnceWith(ada, nothing);
    expect(member.receive(ada, nowhere)).toBe(nothing);
    expect(receive).toHaveBeenCalledTimes(1);
  });

  it('tells what is published when it is another, and each error once, and that it is over', async () => {
    const { media, code, change, onChange, onError } = make('server');
    media.begin();
    await code.load();
    await expect.poll(() => onChange.mock.calls.length).toBe(1);
    change({ published: { camera: { audio: true, video: true }, screen: none } });
    change({});
    expect(onChange).toHaveBeenCalledTimes(2);
    const error = new RtcError('server-busy', 'busy');
    change({ error });
    change({});
    change({ error: null });
    expect(onError.mock.calls).toEqual([[error, null], [null, error]]);
  });

  it('ends with the stay, also where the code comes only afterwards', async () => {
    const { media, code, publish } = make('server');
    media.begin();
    media.end();
    await code.load();
    expect(publish).not.toHaveBeenCalled();
    expect(media.published).toBeNull();
    media.begin();
    await expect.poll(() => publish.mock.calls.length).toBe(1);
    media.end();
    expect(publish).toHaveBeenLastCalledWith(null, nothing);
  });

  it('tells with a way out that the code can not be had', async () => {
    const onError = vi.fn<(error: RtcError | null, before: RtcError | null) => void>();
    const media = createRoomMedia(
      {
        environment: createVirtualEnvironment(),
        options: { signaling: noSignaling, name: () => 'Ada', topology: () => 'server' },
        self: () => ada,
        streams: () => nothing,
        onChange: () => undefined,
        onError,
      },
      createPart<never>(() => Promise.reject(new TypeError('offline'))),
    );
    media.begin();
    await expect.poll(() => onError.mock.calls).toMatchObject([[{ code: 'chunk-unavailable', recovery: 'reload' }, null]]);
  });
});
