import type { Environment } from '../environment/environment';
import { MAX_SET_UPS, type SetUpPlace, type SetUpQueue } from './setUpQueue';

/**
 * How long this side waits for its turn before it tells the other one, in ms: well before that gives up, and no message where
 * the others take a moment only.
 */
export const TELL_QUEUED_MS = 5000;
/** How long video waits at the most once its connection stands, in ms. */
export const HOLD_VIDEO_MS = 5000;

/** What a peer's set-up tells. */
export interface SetUpOptions {
  queue: SetUpQueue;
  environment: Environment;
  /** This page may offer. */
  onTurn(): void;
  /** Others have come first for a while. */
  onQueued(): void;
  /** Whether video is held back may be another now. */
  onHold(): void;
}

/** The setting up of one peer's connection, as one of several. */
export interface SetUp {
  /**
   * Whether video is held back: audio and data come first. Only while more connections are set up than may be at once, and only
   * from the beginning of a connection: video that is on is never interrupted.
   */
  readonly isVideoHeld: boolean;
  /** There is something to offer, as soon as it is its turn. */
  request(): void;
  /** The other side has offered. */
  answer(): void;
  /** The connection stands. */
  connected(): void;
  /** It is set up no more, whatever came of it. */
  end(): void;
  /** The connection is gone. */
  close(): void;
}

/** Makes one in which nothing is being set up. */
export function createSetUp({ queue, environment, ...options }: SetUpOptions): SetUp {
  let place: SetUpPlace | null = null;
  let stage: 'none' | 'settingUp' | 'connected' = 'none';
  let isVideoHeld = false;
  let unsubscribe: (() => void) | null = null;
  let timer: unknown;
  let queuedTimer: unknown;

  function update() {
    const before = isVideoHeld;
    // Once it stands it is let go, and not held again.
    isVideoHeld = stage === 'settingUp' ? queue.size > MAX_SET_UPS : isVideoHeld && queue.size > 0;
    if (stage !== 'settingUp' && !isVideoHeld) unfollow();
    if (isVideoHeld !== before) options.onHold();
  }

  function unfollow() {
    unsubscribe?.();
    unsubscribe = null;
    environment.clearTimer(timer);
  }

  function begin(take: () => SetUpPlace) {
    close();
    stage = 'settingUp';
    unsubscribe = queue.subscribe(update);
    place = take();
  }

  function end() {
    environment.clearTimer(queuedTimer);
    const ended = place;
    place = null;
    ended?.end();
  }

  function close() {
    stage = 'none';
    isVideoHeld = false;
    unfollow();
    end();
  }

  return {
    get isVideoHeld() {
      return isVideoHeld;
    },
    request() {
      let hasTurn = false;
      begin(() =>
        queue.request(() => {
          hasTurn = true;
          environment.clearTimer(queuedTimer);
          options.onTurn();
        }),
      );
      if (!hasTurn) queuedTimer = environment.setTimer(() => options.onQueued(), TELL_QUEUED_MS);
    },
    answer: () => begin(() => queue.answer()),
    connected() {
      if (stage !== 'settingUp') return;
      stage = 'connected';
      if (isVideoHeld) timer = environment.setTimer(release, HOLD_VIDEO_MS);
      else unfollow();
    },
    end,
    close,
  };

  function release() {
    isVideoHeld = false;
    unfollow();
    options.onHold();
  }
}
