import type { Clock } from '../../core/environment/clock';
import { RtcError } from '../../core/errors';
import { createAuthorizationRetry } from '../shared/authorizationRetry';
import type { ChannelUse } from './channelUse';
import { authFailure, type AuthError } from './pusherErrors';

/** How long a subscription may go without an answer, in ms, once the connection is there. */
const ANSWER_MS = 15_000;

/** Waits for a subscription to be answered, and asks again where the answer may be another one later. */
export interface Subscription {
  /**
   * There is a connection: from now on the server has 15 s to let the member in. It may refuse without a word that pusher-js
   * passes on.
   */
  expectAnswer(): void;
  /** The member was not let in. @param wasIn whether it was in before */
  onRefused(error: AuthError, wasIn: boolean): void;
  /** It is answered, or there is no connection over which it could be: with the next one pusher-js asks by itself. */
  stop(): void;
}

/** Makes one. `onFail`: nothing will come of it. */
export function createSubscription(use: ChannelUse, clock: Clock, onFail: (error: RtcError) => void): Subscription {
  let timer: unknown;
  const retry = createAuthorizationRetry(() => {
    expectAnswer();
    use.subscribeAgain();
  }, clock);

  function expectAnswer() {
    clock.clearTimer(timer);
    timer = clock.setTimer(() => {
      use.abandonUnanswered();
      onFail(new RtcError('signaling-unavailable', 'Pusher did not answer the subscription.'));
    }, ANSWER_MS);
  }

  return {
    expectAnswer,
    onRefused(error, wasIn) {
      const failure = authFailure(error);
      clock.clearTimer(timer);
      if (failure.code === 'signaling-unavailable' && retry.askAgain(wasIn)) return;
      use.abandon();
      onFail(failure);
    },
    stop() {
      clock.clearTimer(timer);
      retry.stop();
    },
  };
}
