import { startCountdown } from '../../environment/countdown';
import type { Environment } from '../../environment/environment';
import { initialMachine, type PeerEffect, type PeerMachine, type PeerMachineEvent, type PeerTimer } from './peerMachine';
import { begunRestart, type BegunRestart } from './restartCause';
import { transition } from './transition';

/** What a running machine needs of the peer around it. */
export interface MachineOptions {
  initiator: boolean;
  environment: Environment;
  /** Does what an effect says. Timers are done here. */
  perform(effect: Exclude<PeerEffect, { type: 'startTimer' | 'stopTimer' | 'publish' }>): void;
  /** Shows the state. */
  publish(state: PeerMachine): void;
  /** Hears that an ICE restart or another connection begins, before its effects. */
  onRestart?(restart: BegunRestart): void;
  /** What is known of the path at the end of a timer. */
  describePath(): Pick<Extract<PeerMachineEvent, { type: 'timeout' }>, 'isAlive' | 'error'>;
}

/** A machine that lives. */
export interface RunningMachine {
  readonly state: PeerMachine;
  /** Tells it what happened. What happens meanwhile, by its effects, comes afterwards. */
  dispatch(event: PeerMachineEvent): void;
}

/** A page whose timers are later than this has not read what may have come, in ms. */
export const LATE_MS = 500;

/** Performs what `transition` decides, one event after the other. */
export function runMachine({ environment, ...options }: MachineOptions): RunningMachine {
  const queue: PeerMachineEvent[] = [];
  const timers = new Map<PeerTimer, () => void>();
  let state = initialMachine(options.initiator);
  let running = false;

  function stopTimer(timer: PeerTimer) {
    timers.get(timer)?.();
    timers.delete(timer);
  }

  function startTimer(timer: PeerTimer, delayMs: number) {
    stopTimer(timer);
    const onEnd = () => {
      const isLate = environment.latenessMs > LATE_MS;
      dispatch({ type: 'timeout', timer, isLate, ...options.describePath() });
    };
    timers.set(timer, startCountdown(environment, onEnd, delayMs));
  }

  function perform(effect: PeerEffect) {
    if (effect.type === 'startTimer') startTimer(effect.timer, effect.delayMs);
    else if (effect.type === 'stopTimer') stopTimer(effect.timer);
    else if (effect.type === 'publish') options.publish(state);
    else options.perform(effect);
  }

  function run(event: PeerMachineEvent) {
    const next = transition(state, event);
    const restart = begunRestart(state, event, next);
    state = next.state;
    if (restart) options.onRestart?.(restart);
    next.effects.forEach(perform);
    options.publish(state);
  }

  function dispatch(event: PeerMachineEvent) {
    queue.push(event);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) run(next);
    } finally {
      running = false;
    }
  }

  return {
    get state() {
      return state;
    },
    dispatch,
  };
}
