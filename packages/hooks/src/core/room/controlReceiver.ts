import type { RoomPolicy } from './access/policy';
import { parseControlMessage, type ControlMessage } from './controlMessage';
import { createMemberBudgets, isCountedAs } from './memberBudgets';

/** What becomes of one member's control messages. */
export interface ControlHandlers {
  /** Tells them that a version has arrived. */
  acknowledge(of: 'state' | 'policy', version: number): void;
  onState(message: Extract<ControlMessage, { type: 'state' }>): void;
  onBye(): void;
  /** They say that this is their id now. */
  onMember(id: string): void;
  onPolicy(policy: RoomPolicy): void;
  onReceived(of: 'state' | 'policy', version: number): void;
  onSegment(segment: unknown): void;
  /** Messages of the chat and the application. */
  onMessages(message: unknown): void;
}

/** Takes what arrives over the data channel from one member, as far as their budgets reach. What is malformed is dropped. */
export function createControlReceiver(now: () => number, handlers: ControlHandlers): (data: string | ArrayBuffer) => void {
  const budgets = createMemberBudgets(now);

  return (data) => {
    if (!budgets.take(data)) return;
    const message = parseControlMessage(data);
    if (!message || !isCountedAs(data, message.type)) return;
    switch (message.type) {
      case 'state':
        handlers.acknowledge('state', message.version);
        handlers.onState(message);
        break;
      case 'bye':
        handlers.onBye();
        break;
      case 'member':
        handlers.onMember(message.id);
        break;
      case 'policy':
        handlers.acknowledge('policy', message.version);
        handlers.onPolicy(message.policy);
        break;
      case 'received':
        handlers.onReceived(message.of, message.version);
        break;
      case 'segment':
        handlers.onSegment(message.segment);
        break;
      case 'messages':
        handlers.onMessages(message.message);
        break;
    }
  };
}
