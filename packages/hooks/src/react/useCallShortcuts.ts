import { useEffect } from 'react';
import {
  CALL_SHORTCUT_KEYS,
  callShortcutOf,
  type CallShortcut,
  type CallShortcutKeys,
} from '../core/callShortcut';
import { useLatest } from './useLatest';

/** What can be left; the result of `useRoom` is one. */
export interface LeavableRoom {
  leave(): void;
}

/** What can be switched; the result of `useUserMedia` is one. */
export interface SwitchableMedia {
  microphone: { toggle(): unknown };
  camera: { toggle(): unknown };
}

/** What can be shared; the result of `useDisplayMedia` is one. */
export interface ShareableScreen {
  status: 'idle' | 'requesting' | 'live' | 'failed';
  start(): unknown;
  stop(): void;
}

export interface UseCallShortcutsOptions {
  /** What `s` starts and stops. @default nothing */
  screen?: ShareableScreen | null | undefined;
  /** What `i` does: shows how the call is connected, or hides it. @default nothing */
  onDetails?: (() => void) | undefined;
  /** What `f` does. @default lets the page fill the screen, or ends that */
  onFullscreen?: (() => void) | undefined;
  /** What `q` does: best, asks whether to leave. @default leaves the room at the second press within two seconds */
  onLeave?: (() => void) | undefined;
  /** Other letters, `a` to `z`; null: none. */
  keys?: Partial<CallShortcutKeys> | undefined;
  /** Whether any key does something; let the user switch them off (WCAG 2.1.4). @default true */
  enabled?: boolean | undefined;
}

/** Within which `q` leaves when it is pressed twice, in milliseconds. */
const LEAVE_MS = 2_000;

/**
 * A call by keys, wherever the focus is: `m` microphone, `c` camera, `s` screen, `f` full screen, `i` details, `q`
 * leave, which without `onLeave` takes two presses. A key that writes or chooses something (in a field, in an editor, while a syllable is composed), that is held
 * down, or that comes with Shift, Ctrl, Alt or Meta, is left alone. A keyboard that writes other letters than Latin ones goes
 * by the place of the key.
 *
 * @param room null: nothing to leave
 * @param media null: nothing to switch
 * @returns the letters that stand for what does something now, for `aria-keyshortcuts` and a list of them
 */
export function useCallShortcuts(
  room: LeavableRoom | null,
  media: SwitchableMedia | null,
  options: UseCallShortcutsOptions = {},
): CallShortcutKeys {
  const { screen, onDetails, onFullscreen = toggleFullscreen, onLeave, enabled = true } = options;
  const actions: Record<CallShortcut, (() => unknown) | null> = {
    microphone: media && (() => media.microphone.toggle()),
    camera: media && (() => media.camera.toggle()),
    screen: screen ? () => (screen.status === 'live' ? screen.stop() : screen.start()) : null,
    fullscreen: onFullscreen,
    details: onDetails ?? null,
    leave: onLeave ?? (room && (() => room.leave())),
  };
  const wanted: CallShortcutKeys = { ...CALL_SHORTCUT_KEYS, ...options.keys };
  const known = (Object.keys(actions) as CallShortcut[]).map((shortcut) => [
    shortcut,
    enabled && actions[shortcut] ? wanted[shortcut] : null,
  ]);
  const keys = Object.fromEntries(known) as Record<CallShortcut, string | null>;
  const latest = useLatest({ actions, keys, asks: onLeave !== undefined });

  useEffect(() => {
    if (!enabled) return undefined;
    let leaveAt = -Infinity;
    const onKeyDown = (event: KeyboardEvent) => {
      const { actions: now, keys: letters, asks } = latest();
      const shortcut = callShortcutOf(event, letters);
      if (!shortcut) return;
      event.preventDefault();
      if (shortcut === 'leave' && !asks) {
        const isSecond = event.timeStamp - leaveAt <= LEAVE_MS;
        leaveAt = isSecond ? -Infinity : event.timeStamp;
        if (!isSecond) return;
      }
      now[shortcut]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled, latest]);

  return keys;
}

/** Does nothing where the browser doesn't let a page fill the screen (iPhones), by which nothing is lost. */
function toggleFullscreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  change?.catch(() => undefined);
}
