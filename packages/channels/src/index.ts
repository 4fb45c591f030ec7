export type { Imitation } from './imitation';
export { pusherLimits, type ChannelsLimits } from './limits';
export {
  startChannels,
  type ChannelsOptions,
  type ChannelsServer,
  type ChannelsStats,
} from './startChannels';
export type { TrafficStats } from './traffic';
export type { WebhookEndpoint, WebhookEvent } from './webhooks/WebhookSender';
