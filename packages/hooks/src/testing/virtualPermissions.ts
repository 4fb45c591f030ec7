import type { CaptureKind } from '../core/media/captureKind';
import { replaceProperty } from './replaceProperty';

/** What a person answers when the page asks for a camera or a microphone. */
export type PromptAnswer =
  /** Granted for good: the page is not asked again. */
  | 'allow'
  /** Granted for this capture: the next one asks again. */
  | 'allow-once'
  /** Closed without an answer: the next one asks again. */
  | 'dismiss'
  /** Refused for good. */
  | 'block';

/** How a page is allowed to capture, in the place of the browser's own settings. */
export interface VirtualPermissions {
  state(kind: CaptureKind): PermissionState;
  /** Changes a site setting; listeners of the Permissions API are told. */
  set(kind: CaptureKind, state: PermissionState): void;
  /**
   * Asks the person for the kinds that need it.
   *
   * @throws the browser's own error for a refusal
   */
  ask(kinds: readonly CaptureKind[]): Promise<void>;
  /** Puts the browser's own Permissions API back. */
  restore(): void;
}

/** Takes the place of the Permissions API for camera and microphone; other names reach the browser. */
export function createVirtualPermissions(
  permissions: Permissions,
  initial: Partial<Record<CaptureKind, PermissionState>>,
  onPrompt: (kinds: readonly CaptureKind[]) => PromptAnswer | Promise<PromptAnswer>,
): VirtualPermissions {
  const states = {
    camera: createStatus('camera', initial.camera ?? 'granted'),
    microphone: createStatus('microphone', initial.microphone ?? 'granted'),
  };
  const query = permissions.query.bind(permissions);
  const restore = replaceProperty(permissions, 'query', {
    writable: true,
    value: async (descriptor: PermissionDescriptor) => {
      const { name } = descriptor as { name: string };
      return name === 'camera' || name === 'microphone' ? states[name] : query(descriptor);
    },
  });

  function set(kind: CaptureKind, state: PermissionState): void {
    const status = states[kind];
    if (status.state === state) return;
    status.state = state;
    const event = new Event('change');
    status.onchange?.(event);
    status.dispatchEvent(event);
  }

  return {
    state: (kind) => states[kind].state,
    set,
    async ask(kinds) {
      if (kinds.some((kind) => states[kind].state === 'denied')) throw refuse('Permission denied');
      const open = kinds.filter((kind) => states[kind].state === 'prompt');
      if (open.length === 0) return;
      const answer = await onPrompt(open);
      if (answer === 'dismiss') throw refuse('Permission dismissed');
      if (answer === 'allow-once') return;
      for (const kind of open) set(kind, answer === 'allow' ? 'granted' : 'denied');
      if (answer === 'block') throw refuse('Permission denied');
    },
    restore,
  };
}

const refuse = (message: string) => new DOMException(message, 'NotAllowedError');

interface Status extends EventTarget {
  readonly name: CaptureKind;
  state: PermissionState;
  onchange: ((event: Event) => void) | null;
}

function createStatus(name: CaptureKind, state: PermissionState): Status {
  return Object.assign(new EventTarget(), { name, state, onchange: null });
}
