/** What Storybook and the page have said of a story so far. */
export interface StoryRecord {
  id: string;
  /** The tags of stories whose play functions need what this browser lacks. */
  lacks: string[];
  /** How often it has changed. */
  version: number;
  /** How far the story is, in Storybook's words. */
  phase: string;
  /** What went wrong, besides what axe finds. */
  errors: string[];
  /** What axe found: a rule and an element each. */
  faults: string[];
  /** Whether there is nothing more to wait for. */
  ended: boolean;
}

interface Channel {
  on(event: string, listener: (said: never) => void): void;
  emit(event: string, said: object): void;
}

interface Finished {
  reporters: { type: string; result: { error?: unknown; violations?: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] } }[];
}

/**
 * Runs in the page of a story before everything else in it, and posts what is said there to `url`. From within, since the driver
 * answers nothing where a script comes while a page is being replaced. When the story is finished, it is rendered again in the dark theme, without its play function.
 */
export function recordStory(url: string): void {
  const id = new URLSearchParams(location.search).get('id');
  if (!id) return;
  const lacks = [
    ...('RTCPeerConnection' in globalThis ? [] : ['needs-connection']),
    ...(['video/webm', 'video/mp4'].some((type) => MediaRecorder.isTypeSupported(type)) ? [] : ['needs-encoder']),
  ];
  const record: StoryRecord = { id, lacks, version: 0, phase: 'loading the page', errors: [], faults: [], ended: false };
  // Stories may put their own in its place.
  const { fetch } = globalThis;
  const change = (changes: Partial<StoryRecord>) => {
    Object.assign(record, changes, { version: record.version + 1 });
    void fetch(url, { method: 'POST', mode: 'no-cors', body: JSON.stringify(record) });
  };
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- The page has nothing of what is around this function.
  const describe = (error: unknown) => {
    if (typeof error !== 'object' || error === null || !('message' in error)) return JSON.stringify(error);
    const name = 'name' in error ? String(error.name) : 'Error';
    return `${name}: ${String(error.message)}\n${'stack' in error ? String(error.stack) : ''}`;
  };
  const fail = (what: string, error: unknown, ended = false) => change({ errors: [...record.errors, `${what}: ${describe(error)}`], ended });

  // One without an error is what a browser says of a ResizeObserver that it calls again in the next frame.
  addEventListener('error', ({ error }) => error && fail('Uncaught', error));
  addEventListener('unhandledrejection', ({ reason }) => fail('Unhandled rejection', reason));

  let isDark = false;
  const onFinished = ({ reporters }: Finished) => {
    const results = reporters.filter(({ type }) => type === 'a11y').map(({ result }) => result);
    if (results.length === 0) fail('Accessibility', 'axe did not run.');
    const found = results.flatMap(({ error, violations = [] }) => [
      ...(error ? [describe(error)] : []),
      ...violations.flatMap(({ id: rule, nodes }) => nodes.map(({ target, failureSummary }) => `${rule}: ${String(target)} ${failureSummary}`)),
    ]);
    const page = document.querySelector<HTMLElement>('.story-page');
    const ended = isDark || record.errors.length > 0 || page?.style.colorScheme === 'dark';
    change({ faults: [...record.faults, ...found.map((fault) => (isDark ? `In the dark theme, ${fault}` : fault))], ended });
    isDark = true;
    if (!ended) channel.emit('updateGlobals', { globals: { theme: 'dark' } });
  };

  // Storybook makes it before it says anything on it.
  let channel: Channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(made: Channel) {
      channel = made;
      channel.on('storyRenderPhaseChanged', ({ newPhase }: { newPhase: string }) => change({ phase: newPhase }));
      channel.on('playFunctionThrewException', (error) => fail('Its play function threw', error));
      for (const event of ['storyMissing', 'storyErrored', 'storyThrewException', 'configError']) {
        channel.on(event, (error) => fail(event, error, true));
      }
      channel.on('storyFinished', onFinished);
    },
  });
}
