import { callShortcutOf } from '@visavis/hooks/core';
import type { CallShortcutKeys, UseUserMediaResult } from '@visavis/hooks';
import { ControlBar } from '../../ControlBar/ControlBar';
import { ControlButton } from '../../ControlBar/ControlButton';
import { LeaveButton } from '../../ControlBar/LeaveButton';
import { Icon } from '../../Icon/Icon';
import { floatingShape } from '../../Icon/shapes';
import { PictureInPicture } from '../../PictureInPicture/PictureInPicture';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCallLabels } from '../CallLabels';
import { DeviceButtons } from '../DeviceButtons';
import { useEvent } from '../../useEvent';

export interface FloatingCallProps {
  open: boolean;
  /** What the window is called. */
  label: string;
  media: UseUserMediaResult;
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
  /** The window was closed, or could not be opened. */
  onClose: () => void;
  onLeave: () => void;
  /** Everybody, and what is to be read out of them. */
  children: ReactNode;
}

/** The call in a small window above all others, while `open`: everybody, and what one needs at hand. */
export function FloatingCall({ open, onClose, ...rest }: FloatingCallProps) {
  return (
    <PictureInPicture open={open} onClose={onClose} width={400} height={320}>
      <FloatingWindow onClose={onClose} {...rest} />
    </PictureInPicture>
  );
}

function FloatingWindow({ label, media, keys, onClose, onLeave, children }: Omit<FloatingCallProps, 'open'>) {
  const { floating } = useCallLabels();
  const page = useRef<HTMLElement>(null);

  function bringBack() {
    // The page comes to the front, where the browser lets it.
    globalThis.focus();
    onClose();
  }

  const onKeyDown = useEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') bringBack();
    const shortcut = callShortcutOf(event, keys);
    if (shortcut === 'microphone') void media.microphone.toggle();
    if (shortcut === 'camera') void media.camera.toggle();
  });

  useEffect(() => {
    if (page.current) page.current.ownerDocument.title = label;
  }, [label]);

  // The page does not hear the keys of another window. Those that need the page itself do nothing here.
  useEffect(() => {
    const listeners = new AbortController();
    page.current?.ownerDocument.addEventListener('keydown', onKeyDown, { signal: listeners.signal });
    return () => listeners.abort();
  }, [onKeyDown]);

  return (
    <main ref={page} className="visavis-call-floating-call">
      <h1 className="visavis-visually-hidden">{label}</h1>
      {children}
      <ControlBar>
        <DeviceButtons media={media} keys={keys} />
        <ControlButton
          control="float"
          label={floating.back}
          icon={<Icon shape={floatingShape} />}
          aria-keyshortcuts="Escape"
          onClick={bringBack}
        />
        <LeaveButton onClick={onLeave} />
      </ControlBar>
    </main>
  );
}
