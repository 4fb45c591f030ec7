/**
 * Plays an element through one speaker, and through the system's while that one is not there, until the returned function
 * is called.
 *
 * @param speakerId an audio output's `deviceId`; null, '' or 'default': the system's
 */
export function followSpeaker(element: HTMLMediaElement, speakerId: string | null): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!('setSinkId' in element) || !devices) return () => undefined;
  const wanted = speakerId === null || speakerId === 'default' ? '' : speakerId;
  let stopped = false;
  // One after the other: a slow change must not come in after the one that replaced it.
  let change: Promise<void> = Promise.resolve();

  const set = async (sinkId: string) => {
    if (!stopped && element.sinkId !== sinkId) await element.setSinkId(sinkId);
  };
  const chooseNow = async () => {
    try {
      await set(wanted === '' || (await isListed(devices, wanted)) ? wanted : '');
    } catch {
      // Gone in this moment, or not permitted.
      await set('');
    }
  };
  const choose = () => {
    change = change.then(chooseNow, chooseNow);
  };
  choose();
  if (wanted !== '') devices.addEventListener('devicechange', choose);
  return () => {
    stopped = true;
    devices.removeEventListener('devicechange', choose);
  };
}

/** Without permission no speaker is listed, and only trying tells whether it is there. */
async function isListed(devices: MediaDevices, deviceId: string): Promise<boolean> {
  const speakers = (await devices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput');
  const known = speakers.filter((speaker) => speaker.deviceId !== '');
  return known.length === 0 || known.some((speaker) => speaker.deviceId === deviceId);
}
