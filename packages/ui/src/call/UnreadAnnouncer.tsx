import { useCallLabels } from './CallLabels';

/** Says that something was written while the chat was closed; open, the chat's own log reads it out. */
export function UnreadAnnouncer({ count }: { count: number }) {
  const { call } = useCallLabels();
  return <output className="visavis-visually-hidden">{count > 0 && call.unread(count)}</output>;
}
