import { isJsonObject, parseJsonObject, type JsonObject } from '../json';
import { Refusal } from './Refusal';

/** A frame from a client. */
export interface ClientMessage {
  readonly event: string;
  readonly channel: unknown;
  readonly data: unknown;
  /** What the sender says to be; never to be believed. */
  readonly userId: unknown;
}

/** @throws Refusal if the frame is not a JSON object with an event name */
export function parseClientMessage(text: string): ClientMessage {
  const message = parseJsonObject(text);
  if (!message) throw new Refusal('Invalid message: expected a JSON object');
  const { event, channel, data, user_id: userId } = message;
  if (typeof event !== 'string' || event === '') throw new Refusal('Missing parameter: event');
  return { event, channel, data, userId };
}

/** The `data` of one of the protocol's own events: an object, or the JSON of one. */
export function readData(message: ClientMessage): JsonObject {
  const data = typeof message.data === 'string' ? parseJsonObject(message.data) : message.data;
  return isJsonObject(data) ? data : {};
}

/** @throws Refusal if the parameter is not a string */
export function requireString(data: JsonObject, parameter: string): string {
  const value = data[parameter];
  if (typeof value !== 'string' || value === '') throw new Refusal(`Missing parameter: data.${parameter}`);
  return value;
}
