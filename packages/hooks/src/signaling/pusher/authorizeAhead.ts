import type Pusher from 'pusher-js';
import type { Environment } from '../../core/environment/environment';

/** For how long an answer is used, in ms: who may enter, and whether there is a seat, can be another thing then. */
const GOOD_MS = 60_000;

/** An authorization that is asked for before it is needed. */
export interface AuthorizationAhead {
  /** Resolves when the first one is answered, whatever the answer, or none is waited for any more. Never rejects. */
  readonly ready: Promise<void>;
  /** Forgets it. */
  close(): void;
}

type Authorizer = Pusher['config']['channelAuthorizer'];
type Callback = Parameters<Authorizer>[1];
type Answer = NonNullable<Parameters<Callback>[1]>;

/** An answer, or the wait for one. */
interface Asked {
  readonly socketId: string;
  readonly at: number;
  readonly answer: Promise<Answer>;
}

/** What is authorized ahead on an instance, by the channel's name. */
interface Ahead {
  readonly channels: Map<string, (socketId: string) => Promise<Answer> | null>;
  readonly ask: Authorizer;
  /** Puts the instance's own authorizer back. */
  restore(): void;
}

const instances = new WeakMap<Pusher, Ahead>();

/** Lets what was authorized ahead stand in for the instance's own authorizer, where pusher-js asks that. */
function aheadOf(pusher: Pusher): Ahead {
  const known = instances.get(pusher);
  if (known) return known;
  const channels: Ahead['channels'] = new Map();
  const ask = pusher.config.channelAuthorizer;
  const standIn: Authorizer = (params, callback) => {
    const ready = channels.get(params.channelName)?.(params.socketId);
    if (!ready) return ask(params, callback);
    ready.then(
      // oxlint-disable-next-line promise/no-callback-in-promise -- pusher-js takes a callback
      (answer) => callback(null, answer),
      () => ask(params, callback),
    );
  };
  pusher.config.channelAuthorizer = standIn;
  const ahead: Ahead = {
    channels,
    ask,
    restore() {
      instances.delete(pusher);
      if (pusher.config.channelAuthorizer === standIn) pusher.config.channelAuthorizer = ask;
    },
  };
  instances.set(pusher, ahead);
  return ahead;
}

/**
 * Has a channel authorized for the instance's connection, and again for each new one and before the answer is too old, until the
 * application subscribes to it. Nobody sees that: the signaling server hears of it with the subscription.
 *
 * A refusal is forgotten: it may be another answer by the time that a member enters, who is told it then.
 */
export function authorizeAhead(pusher: Pusher, channelName: string, environment: Environment): AuthorizationAhead {
  const ahead = aheadOf(pusher);
  let asked: Asked | null = null;
  let timer: unknown;
  let closed = false;
  let settle: (() => void) | undefined;
  const ready = new Promise<void>((resolve) => (settle = resolve));

  function request(socketId: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // A deprecated authorizer throws: it wants the channel itself, which only a subscription makes.
      ahead.ask({ channelName, socketId }, (error, answer) => (error || !answer ? reject(error ?? new Error('no answer')) : resolve(answer)));
    });
  }

  function renew() {
    environment.clearTimer(timer);
    const { state, socket_id: socketId } = pusher.connection;
    if (closed || state !== 'connected' || pusher.channel(channelName)) return settle?.();
    const answer = request(socketId);
    const now: Asked = { socketId, at: environment.now(), answer };
    asked = now;
    answer
      .catch(() => asked === now && (asked = null))
      .finally(() => settle?.());
    timer = environment.setTimer(() => environment.isWatched && renew(), GOOD_MS);
  }

  function take(socketId: string): Promise<Answer> | null {
    const taken = asked;
    asked = null;
    environment.clearTimer(timer);
    const isGood = taken?.socketId === socketId && environment.now() - taken.at < GOOD_MS;
    return isGood ? taken.answer : null;
  }

  ahead.channels.set(channelName, take);
  pusher.connection.bind('connected', renew);
  const unlisten = environment.subscribe((event) => {
    const isOld = !asked || environment.now() - asked.at >= GOOD_MS;
    if (event === 'visibility' && environment.isWatched && isOld) renew();
  });
  if (pusher.connection.state === 'connected') renew();

  return {
    ready,
    close() {
      if (closed) return;
      closed = true;
      settle?.();
      environment.clearTimer(timer);
      unlisten();
      pusher.connection.unbind('connected', renew);
      if (ahead.channels.get(channelName) === take) ahead.channels.delete(channelName);
      if (ahead.channels.size === 0) ahead.restore();
    },
  };
}
