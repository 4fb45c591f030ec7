/** Fills the screen with `element`, or ends that. Does nothing where the browser has no such thing (iPhones). */
export async function toggleFullscreen(element: HTMLElement | null): Promise<void> {
  if (!document.fullscreenEnabled) return;
  await (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen());
}
