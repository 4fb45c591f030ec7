import { useEffect, useMemo, useState, type ButtonHTMLAttributes } from 'react';
import type { TrackControl } from '../core/media/trackControl';
import { createTalkHolds, listenForTalkKey, type TalkHolds } from '../core/pushToTalk';
import { useLatest } from './useLatest';

/** Whose microphone is on while something is held down; the result of `useUserMedia` is one. */
export interface PushToTalkMedia {
  microphone: Pick<TrackControl, 'status' | 'toggle'>;
}

export interface UsePushToTalkOptions {
  /** The key to hold down, a `KeyboardEvent.code`; null: none. @default 'Space' */
  code?: string | null | undefined;
  /** Whether the microphone is on only while something is held down. @default true */
  enabled?: boolean | undefined;
}

/** What a button needs that lets somebody talk while it is held down. Give it `touch-action: none` as well. */
export type PushToTalkButtonProps = Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  | 'aria-pressed'
  | 'onPointerDown'
  | 'onLostPointerCapture'
  | 'onKeyDown'
  | 'onKeyUp'
  | 'onBlur'
  | 'onClick'
  | 'onContextMenu'
>;

export interface PushToTalk {
  /** Whether something is held down, so that the microphone is on. */
  talking: boolean;
  /** For a button that does what the key does. A click by assistive technology begins and ends talking. */
  buttonProps: PushToTalkButtonProps;
}

/**
 * Push to talk: the microphone is muted, but while a key or a button is held down. Another window, a hidden tab, a pointer
 * that the system takes away, `enabled: false` and the unmount all count as letting go.
 *
 * A key that writes something or presses what has the focus is left alone: a space in a text box stays a space.
 *
 * @param media null: there is no microphone yet
 */
export function usePushToTalk(media: PushToTalkMedia | null, options: UsePushToTalkOptions = {}): PushToTalk {
  const { code = 'Space', enabled = true } = options;
  const [talking, setTalking] = useState(false);
  const latest = useLatest(media);
  const holds = useMemo(() => createTalkHolds(() => latest()?.microphone ?? null, setTalking), [latest]);

  useEffect(() => {
    if (!enabled) return undefined;
    return listenForTalkKey(code, holds);
  }, [enabled, code, holds]);

  const status = media?.microphone.status;
  useEffect(() => {
    if (enabled && status === 'on' && !holds.isHeld()) void latest()?.microphone.toggle(false);
  }, [enabled, status, holds, latest]);

  const buttonProps = useMemo(() => ({ 'aria-pressed': talking, ...(enabled && buttonHandlers(holds)) }), [talking, enabled, holds]);
  return useMemo(() => ({ talking, buttonProps }), [talking, buttonProps]);
}

function buttonHandlers(holds: TalkHolds): Omit<PushToTalkButtonProps, 'aria-pressed'> {
  const release = () => holds.release('button');
  const releaseBoth = () => {
    release();
    holds.release('switch');
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      // Captured, so that it is heard of wherever the pointer goes up.
      event.currentTarget.setPointerCapture(event.pointerId);
      holds.hold('button');
    },
    onLostPointerCapture: release,
    onKeyDown(event) {
      if (event.code !== 'Space' && event.code !== 'Enter') return;
      event.preventDefault();
      if (!event.repeat) holds.hold('button');
    },
    onKeyUp(event) {
      if (event.code !== 'Space' && event.code !== 'Enter') return;
      event.preventDefault();
      release();
    },
    onBlur: releaseBoth,
    onClick(event) {
      // Neither a pointer nor a key: a screen reader or a voice, which can hold nothing down.
      if (event.detail > 0) return;
      if (holds.isHeld()) releaseBoth();
      else holds.hold('switch');
    },
    // A long press on a phone.
    onContextMenu: (event) => event.preventDefault(),
  };
}
