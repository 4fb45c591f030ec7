import type { ChannelsLimits } from './limits';

/** What the hosted service says about data that is too big, or `null` if it is not. */
export function tooMuchData(data: string, { eventDataBytes }: ChannelsLimits): string | null {
  if (Buffer.byteLength(data) <= eventDataBytes) return null;
  return `The data content of this event exceeds the allowed maximum (${eventDataBytes} bytes).`;
}
