import { ChannelRegistry } from './channels/ChannelRegistry';
import type { Behavior } from './imitation';
import type { ChannelsLimits } from './limits';
import type { Connection } from './socket/Connection';
import { TrafficCounter } from './traffic';
import { UserRegistry } from './users';
import { WebhookSender, type WebhookEndpoint } from './webhooks/WebhookSender';

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
  /** How the server that is imitated behaves. */
  readonly behavior: Behavior;
  /** Whether channels tell their subscribers how many they are; Pusher's own setting, off in a new app there. */
  readonly subscriptionCounts: boolean;
  /** Pages of which origins may connect, besides those of this machine; `'*'`: all. */
  readonly allowedOrigins: readonly string[] | '*';
  readonly webhooks: WebhookSender;
  readonly connections: Set<Connection>;
  readonly channels: ChannelRegistry;
  readonly users: UserRegistry;
  readonly traffic: TrafficCounter;
  log(line: string): void;
}

export interface AppOptions extends Credentials {
  readonly limits: ChannelsLimits;
  readonly clientEvents: boolean;
  readonly behavior: Behavior;
  readonly subscriptionCounts: boolean;
  readonly allowedOrigins: App['allowedOrigins'];
  readonly webhooks: readonly WebhookEndpoint[];
  log(line: string): void;
}

export function createApp(options: AppOptions): App {
  const traffic = new TrafficCounter();
  const webhooks = new WebhookSender(options, options.webhooks);
  return {
    ...options,
    webhooks,
    connections: new Set(),
    channels: new ChannelRegistry(options, traffic, webhooks),
    users: new UserRegistry(),
    traffic,
  };
}
