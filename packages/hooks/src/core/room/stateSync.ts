import type { Clock } from '../environment/clock';
import type { RoomPolicy } from './access/policy';
import type { ControlMessage, MemberState } from './controlMessage';
import { createLastValue } from './lastValue';

/** What a state sync needs. `tell` takes a message to the other side, perhaps. */
export interface StateSyncOptions {
  clock: Clock;
  /** Which visit of the local member it is. */
  visit: string;
  tell(message: ControlMessage): void;
}

/** Keeps one other member told of the local member's state, and of what it has decided as a host. */
export interface StateSync {
  setState(state: MemberState): void;
  setPolicy(policy: RoomPolicy): void;
  /** Whether there is a connection to tell it over. At each new one everything is told anew. */
  setConnected(connected: boolean): void;
  /** The other side has received this version. */
  acknowledge(of: 'state' | 'policy', version: number): void;
}

/** Makes one that has nothing to tell, without a connection. */
export function createStateSync({ clock, visit, tell }: StateSyncOptions): StateSync {
  const state = createLastValue<MemberState>({
    clock,
    send: (version, value) => tell({ type: 'state', version, visit, ...value }),
  });
  const policy = createLastValue<RoomPolicy>({
    clock,
    send: (version, value) => tell({ type: 'policy', version, policy: value }),
  });

  return {
    setState: state.set,
    setPolicy: policy.set,
    setConnected(connected) {
      for (const value of [state, policy]) {
        if (connected) value.connect();
        else value.disconnect();
      }
    },
    acknowledge: (of, version) => (of === 'state' ? state : policy).acknowledge(version),
  };
}
