import { describe, expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createConnectionWatchdog } from './connectionWatchdog';

/** A watchdog of a connection whose server answers only if the test says so. */
function makeWatchdog() {
  const page = createVirtualEnvironment();
  const listeners = new Set<() => void>();
  const happened: string[] = [];
  let isConnected = true;
  const watchdog = createConnectionWatchdog(
    {
      isConnected: () => isConnected,
      ping: () => happened.push('ping'),
      onMessage(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      reconnect: () => happened.push(`reconnect at ${page.now()}`),
    },
    page,
  );
  return {
    page,
    watchdog,
    happened,
    listeners,
    answer: () => listeners.forEach((listener) => listener()),
    disconnect: () => (isConnected = false),
  };
}

describe('check', () => {
  it('connects anew where nothing answers in 2 s, and asks no more', () => {
    const { page, watchdog, happened, listeners } = makeWatchdog();
    watchdog.check();
    page.advance(60_000);
    expect(happened).toEqual(['ping', 'reconnect at 2000']);
    expect(listeners.size).toBe(0);
  });

  it('gives a connection on what is probably another network 0.6 s', () => {
    const { page, watchdog, happened } = makeWatchdog();
    watchdog.check(true);
    page.advance(60_000);
    expect(happened).toEqual(['ping', 'reconnect at 600']);
  });

  it('leaves a connection over which anything comes', () => {
    const { page, watchdog, happened, listeners, answer } = makeWatchdog();
    watchdog.check();
    page.advance(1999);
    answer();
    page.advance(60_000);
    expect(happened).toEqual(['ping']);
    expect(listeners.size).toBe(0);
  });

  it('does not blame the connection for the time in which this page was blocked itself', () => {
    const { page, watchdog, happened, answer } = makeWatchdog();
    watchdog.check();
    page.block(60_000);
    answer();
    page.advance(60_000);
    expect(happened).toEqual(['ping']);
  });

  it('asks once while an answer is awaited, and never where the client knows that it is not connected', () => {
    const { watchdog, happened, disconnect, answer } = makeWatchdog();
    watchdog.check();
    watchdog.check();
    answer();
    disconnect();
    watchdog.check();
    expect(happened).toEqual(['ping']);
  });
});

describe('reconnectNow', () => {
  it('gives each attempt to connect more time than the one before, so that a slow handshake gets through', () => {
    const { page, watchdog, happened, disconnect } = makeWatchdog();
    disconnect();
    for (let attempt = 0; attempt < 6; attempt++) {
      watchdog.reconnectNow();
      watchdog.reconnectNow();
      page.advance(15_000);
    }
    expect(happened).toEqual([5000, 20_000, 40_000, 60_000, 75_000, 90_000].map((at) => `reconnect at ${at}`));
  });

  it('begins with short attempts again after the connection was back', () => {
    const { page, watchdog, happened, disconnect } = makeWatchdog();
    disconnect();
    for (let attempt = 0; attempt < 4; attempt++) {
      watchdog.reconnectNow();
      page.advance(15_000);
    }
    watchdog.stop();
    page.advance(40_000);
    watchdog.reconnectNow();
    page.advance(5000);
    expect(happened.at(-1)).toBe('reconnect at 105000');
  });

  it('does nothing any more once it is stopped', () => {
    const { page, watchdog, happened, listeners } = makeWatchdog();
    watchdog.check();
    watchdog.reconnectNow();
    watchdog.stop();
    page.advance(60_000);
    expect(happened).toEqual(['ping']);
    expect(listeners.size).toBe(0);
  });
});
