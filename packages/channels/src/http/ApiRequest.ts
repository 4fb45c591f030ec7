import { isJsonObject, type JsonObject } from '../json';
import type { RequestTarget } from '../requestTarget';
import { HttpError } from './HttpError';

/** A request to the HTTP API, read whole. */
export interface ApiRequest extends RequestTarget {
  readonly method: string;
  readonly body: Buffer;
}

/** The value of a query parameter, if it is there. */
export function queryValue(request: RequestTarget, name: string): string | undefined {
  return request.query.find(([key]) => key === name)?.[1];
}

/** @throws HttpError 400 unless the body is a JSON object */
export function jsonBody(request: ApiRequest): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString());
  } catch (error) {
    throw new HttpError(400, `Invalid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isJsonObject(value)) throw new HttpError(400, 'The request body must be a JSON object');
  return value;
}
