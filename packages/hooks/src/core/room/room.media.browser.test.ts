import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { expectColor } from '../../testing/expectColor';
import { BLUE, GREEN, makeCamera, makeRoom, makeTwo, meets, RED } from '../../testing/testRooms';
import { addTrackTo, removeTrackFrom } from '../media/streamTracks';
import { setTrackEnabled } from '../media/trackEnabled';
import { createRoom } from './createRoom';
import type { Room } from './room';

describe('what is seen and heard in a room', () => {
  it('shows each the other, and who is muted or has the camera off', async () => {
    const { ada, ben } = makeTwo();
    const adaCamera = makeCamera(RED);
    ada.setMedia(adaCamera, null);
    ben.setMedia(makeCamera(BLUE), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const seenByAda = await meets(ada, 'Ben');
    await expectColor(() => seenByBen().camera, RED);
    await expectColor(() => seenByAda().camera, BLUE);
    expect(seenByBen()).toMatchObject({ microphone: 'on', cameraStatus: 'on', screen: null });
    const stream = seenByBen().camera;

    const [voice] = adaCamera.getAudioTracks() as [MediaStreamTrack];
    setTrackEnabled(voice, false);
    await expect.poll(() => seenByBen().microphone).toBe('muted');
    setTrackEnabled(voice, true);
    await expect.poll(() => seenByBen().microphone).toBe('on');

    const [picture] = adaCamera.getVideoTracks() as [MediaStreamTrack];
    removeTrackFrom(adaCamera, picture);
    await expect.poll(() => seenByBen().cameraStatus).toBe('off');
    expect(seenByBen().camera).toBe(stream);
    expect(stream?.getVideoTracks()).toEqual([]);
    expect(stream?.getAudioTracks()).toHaveLength(1);

    addTrackTo(adaCamera, picture);
    await expect.poll(() => seenByBen().cameraStatus).toBe('on');
    expect(seenByBen().camera).toBe(stream);
    await expectColor(() => stream, RED);
  });

  it('knows which picture is whose in the moment in which the connection stands', async () => {
    const { ada, ben } = makeTwo();
    const firsts = [ada, ben].map((room) => {
      room.setMedia(makeCamera(RED), null);
      return new Promise<string>((resolve) => {
        room.subscribe(() => {
          const [other] = room.getSnapshot().participants;
          if (other?.status === 'connected') resolve(other.camera ? 'seen' : 'unknown');
        });
      });
    });
    await Promise.all([ada.join(), ben.join()]);
    expect(await Promise.all(firsts)).toEqual(['seen', 'seen']);
  });

  it('shares a screen beside the camera, and stops', async () => {
    const { ada, ben } = makeTwo();
    const adaCamera = makeCamera(RED);
    ada.setMedia(adaCamera, null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    for (let round = 1; round <= 4; round++) {
      ada.setMedia(adaCamera, makeCamera(GREEN));
      await expectColor(() => seenByBen().screen, GREEN);
      await expectColor(() => seenByBen().camera, RED);
      ada.setMedia(adaCamera, null);
      await expect.poll(() => seenByBen().screen).toBeNull();
    }
    // Camera with sound, screen with sound, and the data.
    expect(seenByBen().peer?.connection?.getTransceivers()).toHaveLength(4);
  });

  it('can share from both sides at once', async () => {
    const { ada, ben } = makeTwo();
    const [adaCamera, benCamera] = [makeCamera(RED), makeCamera(BLUE)];
    ada.setMedia(adaCamera, null);
    ben.setMedia(benCamera, null);
    await Promise.all([ada.join(), ben.join()]);
    const [seenByBen, seenByAda] = [await meets(ben, 'Ada'), await meets(ada, 'Ben')];
    ada.setMedia(adaCamera, makeCamera(GREEN));
    ben.setMedia(benCamera, makeCamera(GREEN));
    await expectColor(() => seenByBen().screen, GREEN);
    await expectColor(() => seenByAda().screen, GREEN);
    await expectColor(() => seenByBen().camera, RED);
    await expectColor(() => seenByAda().camera, BLUE);
  });

  it('takes a camera that comes only later, from either side', async () => {
    const { ada, ben } = makeTwo();
    await Promise.all([ada.join(), ben.join()]);
    const [seenByBen, seenByAda] = [await meets(ben, 'Ada'), await meets(ada, 'Ben')];
    expect(seenByBen()).toMatchObject({ camera: null, microphone: 'off', cameraStatus: 'off' });
    ben.setMedia(makeCamera(BLUE), null);
    await expectColor(() => seenByAda().camera, BLUE);
    ada.setMedia(makeCamera(RED), null);
    await expectColor(() => seenByBen().camera, RED);
  });

  it('tells of another name, and sends less to those who save data', async () => {
    const hub = createMemoryHub();
    const profile = { name: 'Ada', saveData: false };
    const options = { name: () => profile.name, saveData: () => profile.saveData };
    const ada = createRoom({ signaling: hub.room('profile'), ...options });
    const ben = makeRoom(hub.room('profile'), 'Ben');
    onTestFinished(() => ada.leave());
    ben.setMedia(makeCamera(BLUE), null);
    await Promise.all([ada.join(), ben.join()]);
    const seenByBen = await meets(ben, 'Ada');
    const sentKbps = () => {
      const senders = seenByBen().peer?.connection?.getSenders() ?? [];
      const video = senders.find(({ track }) => track?.kind === 'video');
      return (video?.getParameters().encodings[0]?.maxBitrate ?? 0) / 1000;
    };
    await expect.poll(sentKbps).toBe(1700);

    profile.saveData = true;
    ada.update();
    await expect.poll(sentKbps).toBe(120);
    profile.saveData = false;
    profile.name = 'Ada L.';
    ada.update();
    await expect.poll(() => ben.getSnapshot().participants[0]?.name).toBe('Ada L.');
    await expect.poll(() => ben.getSnapshot().participants[0]?.peer?.connection?.getSenders().length).toBeGreaterThan(0);
    expect(ada.getSnapshot().self?.name).toBe('Ada L.');
  });

  it('sends smaller pictures the more people there are', async () => {
    const hub = createMemoryHub();
    const rooms = ['Ada', 'Ben', 'Cleo'].map((each) => makeRoom(hub.room('shares'), each)) as [Room, Room, Room];
    const [ada, ben, cleo] = rooms;
    ada.setMedia(makeCamera(RED), null);
    await Promise.all([ada.join(), ben.join()]);
    await meets(ada, 'Ben');
    const limits = () =>
      ada.getSnapshot().participants.map(({ peer }) => {
        const sender = peer?.connection?.getSenders().find(({ track }) => track?.kind === 'video');
        return sender?.getParameters().encodings[0]?.maxBitrate;
      });
    await expect.poll(limits).toEqual([1_700_000]);
    await cleo.join();
    await expect.poll(limits).toEqual([1_000_000, 1_000_000]);
    cleo.leave();
    await expect.poll(limits).toEqual([1_700_000]);
  });
});
