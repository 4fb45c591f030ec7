import { useId } from 'react';
import { Icon } from '../Icon/Icon';
import { chatShape } from '../Icon/shapes';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { controlBar } from '../locales/en/controlBar';
import { ControlButton, type ControlButtonProps } from './ControlButton';

export interface ChatButtonProps extends ControlButtonProps {
  /** Whether the chat is open. */
  open: boolean;
  /** How many messages came while it was closed. @default 0 */
  unread?: number | undefined;
  labels?: Partial<Labels['controlBar']> | undefined;
}

/** Opens or closes the chat, and counts what came in meanwhile. */
export function ChatButton({ open, unread = 0, labels, children, ...rest }: ChatButtonProps) {
  const text = useComponentLabels('controlBar', controlBar, labels);
  const id = useId();
  return (
    <ControlButton
      icon={<Icon shape={chatShape} filled={open} />}
      aria-describedby={unread > 0 ? id : undefined}
      {...rest}
      label={open ? text.chatClose : text.chatOpen}
      control="chat"
      state={open ? 'on' : 'off'}
      // Drawn by the style sheet, so that the button's text stays its name.
      data-unread={unread > 99 ? '99+' : unread || undefined}
    >
      {children}
      {unread > 0 && (
        <span id={id} hidden>
          {text.unread(unread)}
        </span>
      )}
    </ControlButton>
  );
}
