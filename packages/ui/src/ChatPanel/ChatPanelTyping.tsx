import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { chatPanel } from '../locales/en/chatPanel';

export interface ChatPanelTypingProps extends Omit<ComponentPropsWithRef<'p'>, 'children'> {
  /** What those are called who are typing; '' is a guest. */
  names: readonly string[];
}

/** Says who is typing. Its line is always there, so that the box below it doesn't jump. */
export function ChatPanelTyping({ names, className, ...rest }: ChatPanelTypingProps) {
  const text = useComponentLabels('chatPanel', chatPanel);
  return (
    <p {...rest} className={joinClasses('visavis-chat-typing', className)}>
      {names.length > 0 && text.typing(names.map((name) => name || text.guest))}
    </p>
  );
}
