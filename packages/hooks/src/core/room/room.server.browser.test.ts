import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { expectColor } from '../../testing/expectColor';
import { createMediaServer, type MediaServer } from '../../testing/mediaServer';
import { BLUE, GREEN, makeCamera, meets, RED } from '../../testing/testRooms';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import { watchConnections } from '../peer/openConnections';
import type { Member } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room } from './room';
import type { MediaEndpoint, RoomTopology } from './topology/topology';

/** A media server for each source of each member, in this page, over real connections. */
function makeMediaServers() {
  const servers = new Map<string, MediaServer>();
  const posts: string[] = [];
  onTestFinished(() => servers.forEach((server) => server.close()));

  function of(name: string, source: 'camera' | 'screen'): MediaServer {
    const key = `${name} ${source}`;
    const server = servers.get(key) ?? createMediaServer();
    servers.set(key, server);
    return server;
  }

  const endpoint = (role: 'whip' | 'whep', { name }: Member, source: 'camera' | 'screen'): MediaEndpoint => ({
    url: `https://media.example/${role}/${name}/${source}`,
    token: `${role}-${name}`,
    fetch: async (input, init) => {
      const { method, url, headers } = new Request(input, init);
      if (method === 'POST') posts.push(`${new URL(url).pathname} ${headers.get('authorization')}`);
      return await of(name, source).fetch(input, init);
    },
  });

  return {
    posts,
    of,
    endpoint,
    /** How many sessions there are at each. */
    sessions: () => Object.fromEntries([...servers].map(([key, { sessions }]) => [key, sessions.length])),
  };
}

type Servers = ReturnType<typeof makeMediaServers>;
type Room3 = [ada: Room, ben: Room, cleo: Room];

function makeRooms(servers: Servers, { topology = 'server', endpoint = servers.endpoint }: {
  topology?: RoomTopology;
  endpoint?: Servers['endpoint'];
} = {}): Room3 {
  const signaling = createMemoryHub().room('server');
  return ['Ada', 'Ben', 'Cleo'].map((name) => {
    const room = createRoom({
      signaling,
      name: () => name,
      topology: () => topology,
      publication: (...asked) => endpoint('whip', ...asked),
      subscription: (...asked) => endpoint('whep', ...asked),
    });
    onTestFinished(() => room.leave());
    return room;
  }) as Room3;
}

const colors = { Ada: RED, Ben: BLUE, Cleo: GREEN };
const all = Object.keys(colors) as (keyof typeof colors)[];

describe('a room on a media server', () => {
  it('shows three members each other over one publication each, and carries nothing but data itself', async () => {
    const connections = watchConnections();
    const servers = makeMediaServers();
    const rooms = makeRooms(servers);
    rooms.forEach((room, index) => room.setMedia(makeCamera(colors[all[index] ?? 'Ada']), null));
    await Promise.all(rooms.map((room) => room.join()));
    for (const room of rooms) {
      const others = all.filter((name) => name !== room.getSnapshot().self?.name);
      for (const name of others) {
        const other = await meets(room, name);
        await expectColor(() => other().camera, colors[name]);
        expect(other()).toMatchObject({ microphone: 'on', cameraStatus: 'on', error: null, screen: null });
        expect(other().camera?.getAudioTracks()).toHaveLength(1);
        await expect.poll(() => other().mediaPeer?.getSnapshot().status).toBe('connected');
        expect(other().peer?.connection?.getTransceivers()).toEqual([]);
      }
      expect(room.getSnapshot().error).toBeNull();
      await expect.poll(() => room.getSnapshot().self?.mediaPeer?.getSnapshot().status).toBe('connected');
    }
    // One publisher and two players each.
    expect(servers.sessions()).toEqual({ 'Ada camera': 3, 'Ben camera': 3, 'Cleo camera': 3 });
    expect(servers.posts.toSorted()).toEqual(
      all.flatMap((name) => ['whep', 'whep', 'whip'].map((role) => `/${role}/${name}/camera Bearer ${role}-${name}`)).toSorted(),
    );

    const [ada, ben, cleo] = rooms;
    const heard: unknown[] = [];
    for (const room of [ben, cleo]) onTestFinished(room.onMessage('test', (_, data) => heard.push(data)));
    ada.broadcast('test', 'hello');
    await expect.poll(() => heard).toEqual(['hello', 'hello']);

    cleo.leave();
    await expect.poll(servers.sessions).toEqual({ 'Ada camera': 2, 'Ben camera': 2, 'Cleo camera': 0 });
    for (const room of rooms) room.leave();
    await expect.poll(() => Object.values(servers.sessions())).toEqual([0, 0, 0]);
    await expect.poll(() => connections.open().length).toBe(0);
  });

  it('knows a camera that is off, and shows it again in the same session', async () => {
    const servers = makeMediaServers();
    const [ada, ben] = makeRooms(servers);
    const camera = makeCamera(RED);
    ada.setMedia(camera, null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    await expectColor(() => seenByBen().camera, RED);
    const stream = seenByBen().camera;
    const [video] = camera.getVideoTracks() as [MediaStreamTrack];
    removeTrackFrom(camera, video);
    await expect.poll(() => seenByBen().cameraStatus).toBe('off');
    expect(stream?.getVideoTracks()).toEqual([]);
    addTrackTo(camera, video);
    await expect.poll(() => seenByBen().cameraStatus).toBe('on');
    await expectColor(() => seenByBen().camera, RED);
    expect(seenByBen().camera).toBe(stream);
    expect(servers.posts).toHaveLength(2);
  });

  it('shares a screen by a second session, which ends with it', async () => {
    const servers = makeMediaServers();
    const [ada, ben] = makeRooms(servers);
    const camera = makeCamera(RED);
    ada.setMedia(camera, null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    for (const color of [GREEN, BLUE]) {
      ada.setMedia(camera, makeCamera(color));
      await expectColor(() => seenByBen().screen, color);
      await expectColor(() => seenByBen().camera, RED);
      ada.setMedia(camera, null);
      await expect.poll(() => seenByBen().screen).toBeNull();
      await expect.poll(() => servers.of('Ada', 'screen').sessions.length).toBe(0);
    }
  });

  it('takes a camera that comes only later, and a kind that comes later still', async () => {
    const servers = makeMediaServers();
    const [ada, ben] = makeRooms(servers);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    expect(servers.posts).toEqual([]);
    const camera = makeCamera(RED);
    const [video] = camera.getVideoTracks() as [MediaStreamTrack];
    removeTrackFrom(camera, video);
    ada.setMedia(camera, null);
    await expect.poll(() => seenByBen().camera?.getAudioTracks().length).toBe(1);
    expect(seenByBen().cameraStatus).toBe('off');
    addTrackTo(camera, video);
    await expectColor(() => seenByBen().camera, RED);
    expect(seenByBen().camera?.getAudioTracks()).toHaveLength(1);
  });

  it('tells an error of one subscription of that member alone, and one of the publication of the room', async () => {
    const servers = makeMediaServers();
    let isRefused = true;
    const rooms = makeRooms(servers, {
      endpoint(role, member, source) {
        const endpoint = servers.endpoint(role, member, source);
        const isIt = role === 'whep' ? member.name === 'Ben' : member.name === 'Cleo';
        return isIt && isRefused ? { ...endpoint, fetch: async () => new Response(null, { status: 403 }) } : endpoint;
      },
    });
    const [ada, , cleo] = rooms;
    rooms.forEach((room, index) => room.setMedia(makeCamera(colors[all[index] ?? 'Ada']), null));
    await Promise.all(rooms.map((room) => room.join()));
    const [benByAda, adaByCleo] = [await meets(ada, 'Ben'), await meets(cleo, 'Ada')];
    await expect.poll(() => benByAda().error?.code).toBe('signaling-rejected');
    expect(benByAda()).toMatchObject({ status: 'connected', camera: null });
    expect(ada.getSnapshot().error).toBeNull();
    await expect.poll(() => cleo.getSnapshot()).toMatchObject({ status: 'joined', error: { code: 'signaling-rejected' } });
    await expectColor(() => adaByCleo().camera, RED);
    isRefused = false;
    cleo.leave();
    await cleo.join();
    await expectColor(() => ada.getSnapshot().participants.find(({ name }) => name === 'Cleo')?.camera, GREEN);
    expect(cleo.getSnapshot().error).toBeNull();
  });

  it('goes on in the same streams once a server is back that went down', async () => {
    const servers = makeMediaServers();
    const [ada, ben] = makeRooms(servers);
    ada.setMedia(makeCamera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    await expectColor(() => seenByBen().camera, RED);
    const stream = seenByBen().camera;
    const player = seenByBen().mediaPeer;
    const statuses: (string | undefined)[] = [];
    const note = () => statuses.push(player?.getSnapshot().status);
    onTestFinished(player?.subscribe(note) ?? (() => undefined));
    servers.of('Ada', 'camera').close();
    await expect.poll(() => statuses).toContain('reconnecting');
    await expect.poll(() => statuses.at(-1)).toBe('connected');
    expect(seenByBen().mediaPeer).toBe(player);
    expect(seenByBen()).toMatchObject({ status: 'connected', error: null });
    await expectColor(() => seenByBen().camera, RED);
    expect(seenByBen().camera).toBe(stream);
    expect(ada.getSnapshot().error).toBeNull();
  });

  it('sends as much as the one who wants the most', async () => {
    const servers = makeMediaServers();
    const [ada, ben, cleo] = makeRooms(servers);
    ada.setMedia(makeCamera(RED), null);
    await Promise.all([ada, ben, cleo].map((room) => room.join()));
    await Promise.all([meets(ada, 'Ben'), meets(ada, 'Cleo')]);
    const sentKbps = () => {
      const senders = ada.getSnapshot().self?.mediaPeer?.connection?.getSenders() ?? [];
      const video = senders.find(({ track }) => track?.kind === 'video');
      return (video?.getParameters().encodings[0]?.maxBitrate ?? 0) / 1000;
    };
    await expect.poll(sentKbps).toBe(1700);
  });
});
