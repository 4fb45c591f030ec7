import { replaceProperty } from './replaceProperty';

/**
 * Lets sound go to speakers that exist in name only: `setSinkId` of media elements and audio contexts takes
 * their ids, and refuses all others as a browser does. What is heard stays the same.
 *
 * @returns what puts the browser's own back
 */
export function replaceSpeakers(
  page: Window & typeof globalThis,
  isPluggedIn: (deviceId: string) => boolean,
): () => void {
  const chosen = new WeakMap<object, string>();

  async function setSinkId(this: object, deviceId: string): Promise<void> {
    if (deviceId !== '' && !isPluggedIn(deviceId)) {
      throw new DOMException('Requested device not found', 'NotFoundError');
    }
    chosen.set(this, deviceId);
  }
  function sinkId(this: object): string {
    return chosen.get(this) ?? '';
  }

  const undo = [page.HTMLMediaElement.prototype, page.AudioContext.prototype].flatMap((prototype) => [
    replaceProperty(prototype, 'setSinkId', { writable: true, value: setSinkId }),
    replaceProperty(prototype, 'sinkId', { get: sinkId }),
  ]);
  return () => {
    for (const one of undo) one();
  };
}
