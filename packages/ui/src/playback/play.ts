/**
 * Plays with audio or, where the browser refuses that, at least the video.
 *
 * @param muted whether it shall play without audio anyway
 * @param onResult called with whether the browser blocks it; false: go no further
 */
export async function startPlayback(
  element: HTMLMediaElement,
  muted: boolean,
  onResult: (blocked: boolean) => unknown,
): Promise<void> {
  element.muted = muted;
  const playing = await play(element);
  if (onResult(!playing) === false || playing) return;
  element.muted = true;
  await play(element);
}

/** False if the browser wants a user's click first. Other refusals only mean that the stream changed. */
export async function play(element: HTMLMediaElement): Promise<boolean> {
  try {
    await element.play();
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotAllowedError');
  }
}
