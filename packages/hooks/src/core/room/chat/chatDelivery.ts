import type { DeliveryStatus } from '../messages/sentMessage';
import type { ChatLine } from './chatLog';
import type { ChatRecipient } from './chatMessage';

/** Whom what was written here has reached. */
export interface ChatDelivery {
  /** A line has been written, with these in the room. */
  add(line: ChatLine, recipients: readonly { readonly id: string; readonly name: string }[]): void;
  /** The recipients of a line, and one status for them all; the same object until it changes. */
  of(line: ChatLine): { readonly status: DeliveryStatus; readonly recipients: readonly ChatRecipient[] };
  /** Who is in, and up to which number of the log each has the lines. */
  update(log: string, present: ReadonlyMap<string, number>): void;
  /** Forgets the lines that are not kept any more. */
  retain(lines: readonly ChatLine[]): void;
}

type Entry = ReturnType<ChatDelivery['of']>;

const none: Entry = { status: 'delivered', recipients: [] };

function combine(recipients: readonly ChatRecipient[]): DeliveryStatus {
  const statuses = new Set(recipients.map(({ status }) => status));
  if (statuses.has('sending')) return 'sending';
  return statuses.has('failed') ? 'failed' : 'delivered';
}

/** Makes a record without lines. */
export function createChatDelivery(): ChatDelivery {
  const entries = new Map<ChatLine, Entry>();

  return {
    add(line, recipients) {
      const all = recipients.map(({ id, name }) => ({ id, name, status: 'sending' as const }));
      entries.set(line, { status: combine(all), recipients: all });
    },
    of: (line) => entries.get(line) ?? none,
    update(log, present) {
      for (const [line, entry] of entries) {
        if (line.log !== log || entry.status === 'delivered') continue;
        const statusAt = ({ id, status }: ChatRecipient): DeliveryStatus => {
          if (status === 'delivered') return status;
          const has = present.get(id);
          if (has === undefined) return 'failed';
          return has >= line.n ? 'delivered' : 'sending';
        };
        if (entry.recipients.every((each) => each.status === statusAt(each))) continue;
        const recipients = entry.recipients.map((each) => ({ ...each, status: statusAt(each) }));
        entries.set(line, { status: combine(recipients), recipients });
      }
    },
    retain(lines) {
      if (entries.size === 0) return;
      const kept = new Set(lines);
      for (const line of entries.keys()) if (!kept.has(line)) entries.delete(line);
    },
  };
}
