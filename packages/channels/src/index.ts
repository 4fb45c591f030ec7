export { pusherLimits, type ChannelsLimits } from './limits';
export {
  startChannels,
  type ChannelsOptions,
  type ChannelsServer,
  type ChannelsStats,
} from './startChannels';
export type { TrafficStats } from './traffic';
