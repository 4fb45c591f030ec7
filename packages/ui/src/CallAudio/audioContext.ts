/** The one audio context of all that `CallAudio` does, since browsers give a page only a few, while it has users. */
let context: AudioContext | null = null;
let users = 0;

/** Takes a share in it. Each is given back by `releaseContext`. */
export function acquireContext(): AudioContext {
  users += 1;
  context ??= new AudioContext();
  return context;
}

/** Gives a share back; the last one closes it. */
export function releaseContext(): void {
  users -= 1;
  if (users > 0) return;
  void context?.close();
  context = null;
}
