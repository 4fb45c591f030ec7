import { inject } from 'vitest';
import type { ProvidedPusherApp } from './provided';

/**
 * Starts a Pusher app for the test file that asks: what it cuts and counts there is its own, whatever runs at the same time.
 * It ends with the run.
 */
export async function startOwnPusherApp(): Promise<ProvidedPusherApp> {
  const response = await fetch(inject('channels').newAppUrl, { method: 'POST' });
  return (await response.json()) as ProvidedPusherApp;
}
