/** Whatever makes sound and can be told where to make it. */
export type SoundTarget = HTMLMediaElement | AudioContext;

/** The part of both that counts; not every browser has it. */
interface Sink {
  readonly sinkId?: unknown;
  setSinkId?(deviceId: string): Promise<void>;
}

/** Everything whose sound goes to one speaker. */
export interface SoundTargets {
  /** Adds one, whose sound goes where that of the others goes, until undone. */
  add(target: SoundTarget): () => void;
  /** Adds every `audio` and `video` of the page, those that come later too, until undone. */
  addPage(): () => void;
  /** Sends all sound to this speaker; resolves with the first failure, or `null`. */
  route(deviceId: string): Promise<unknown>;
}

/** Makes a set of targets, whose sound goes to the system's own speaker at first. */
export function createSoundTargets(onFailure: (cause: unknown) => void): SoundTargets {
  const added = new Set<SoundTarget>();
  let pages = 0;
  let observer: MutationObserver | null = null;
  let current = '';

  const inPage = () => (pages > 0 ? document.querySelectorAll<HTMLMediaElement>('audio, video') : []);

  async function send(target: SoundTarget): Promise<unknown> {
    const deviceId = current;
    const sink: Sink = target as object;
    if (!sink.setSinkId || (sink.sinkId ?? '') === deviceId) return null;
    try {
      await sink.setSinkId(deviceId);
      return null;
    } catch (cause) {
      // A failure of what nobody wants any more is none.
      return deviceId === current ? cause : null;
    }
  }

  async function sendLate(target: SoundTarget): Promise<void> {
    // On the system's own speaker it is at first anyway, and what its owner chose for it alone stays.
    const failure = current === '' ? null : await send(target);
    if (failure !== null) onFailure(failure);
  }

  function look(records: readonly MutationRecord[]): void {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node instanceof HTMLMediaElement) void sendLate(node);
        else for (const element of node.querySelectorAll<HTMLMediaElement>('audio, video')) void sendLate(element);
      }
    }
  }

  return {
    add(target) {
      added.add(target);
      void sendLate(target);
      return () => void added.delete(target);
    },
    addPage() {
      pages += 1;
      if (!observer) {
        observer = new MutationObserver(look);
        observer.observe(document, { childList: true, subtree: true });
        for (const element of inPage()) void sendLate(element);
      }
      return () => {
        pages -= 1;
        if (pages > 0) return;
        observer?.disconnect();
        observer = null;
      };
    },
    async route(deviceId) {
      current = deviceId;
      const failures = await Promise.all([...new Set([...added, ...inPage()])].map(send));
      return failures.find((failure) => failure !== null) ?? null;
    },
  };
}
