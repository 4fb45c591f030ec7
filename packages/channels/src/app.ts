import { ChannelRegistry } from './channels/ChannelRegistry';
import type { ChannelsLimits } from './limits';
import type { Connection } from './socket/Connection';
import { TrafficCounter } from './traffic';
import { UserRegistry } from './users';

/** What a Pusher app is known by. */
export interface Credentials {
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
}

/** The one app this server hosts: its credentials, its limits, and who is connected to it. */
export interface App extends Credentials {
  readonly limits: ChannelsLimits;
  /** Whether clients may send events; Pusher's own setting, off in a new app there. */
  readonly clientEvents: boolean;
  readonly connections: Set<Connection>;
  readonly channels: ChannelRegistry;
  readonly users: UserRegistry;
  readonly traffic: TrafficCounter;
  log(line: string): void;
}

export type AppOptions = Credentials & Pick<App, 'limits' | 'clientEvents' | 'log'>;

export function createApp(options: AppOptions): App {
  const traffic = new TrafficCounter();
  return {
    ...options,
    connections: new Set(),
    channels: new ChannelRegistry(options.limits, traffic),
    users: new UserRegistry(),
    traffic,
  };
}
