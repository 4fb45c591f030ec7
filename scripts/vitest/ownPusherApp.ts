import type { ChannelsLimits } from '@visavis/channels';
import { inject } from 'vitest';
import type { ProvidedPusherApp } from './provided';

/**
 * Starts a Pusher app for the test file that asks: what it cuts and counts there is its own, whatever runs at the same time.
 * It ends with the run.
 *
 * @param settings with `limits` in place of Pusher's own
 */
export async function startOwnPusherApp(settings: { limits?: Partial<ChannelsLimits> } = {}): Promise<ProvidedPusherApp> {
  const response = await fetch(inject('channels').newAppUrl, { method: 'POST', body: JSON.stringify(settings) });
  return (await response.json()) as ProvidedPusherApp;
}
