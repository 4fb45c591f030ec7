/** Lets the page fill the screen, or ends that. Does nothing where the browser doesn't let it (iPhones). */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Not allowed here, and nothing is lost by it.
    return;
  }
}
