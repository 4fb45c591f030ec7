import { HttpError } from '../http/httpError';
import { createRate, rateExceeded } from '../http/rate';

/** Who asks for ICE servers, as far as you know: whose requests are counted together. */
export interface IceAsker {
  /** One person or page, such as their token. */
  id?: string;
  /** Those who share a room, so that many ids in one room don't help. */
  room?: string;
}

/** What `authorize` may say: whether to answer at all, or for whom. */
export type IceAdmission = boolean | IceAsker;

/** How often ICE servers are handed out. */
export interface IceRates {
  /** A minute, to one asker; as many at once. */
  maxPerMinute: number;
  /** A minute, to everybody in one room together; as many at once. */
  maxPerMinuteInRoom: number;
}

/** Turns away whom `authorize` refuses, 403, and who asks too often, 429. Throws a `TypeError` for rates below 1. */
export function createIceGate(
  rates: IceRates,
  authorize: ((request: Request) => IceAdmission | Promise<IceAdmission>) | undefined,
): (request: Request) => Promise<void> {
  for (const name of ['maxPerMinute', 'maxPerMinuteInRoom'] as const) {
    if (!(rates[name] >= 1)) throw new TypeError(`createIceServers: ${name} must be 1 or more.`);
  }
  const perId = rateOf(rates.maxPerMinute);
  const perRoom = rateOf(rates.maxPerMinuteInRoom);

  return async (request) => {
    const admission = authorize ? await authorize(request) : true;
    if (!admission) throw new HttpError(403, 'forbidden', 'You may not use these ICE servers.');
    const { id, room }: IceAsker = admission === true ? {} : admission;
    const seconds = (id === undefined ? 0 : perId.take(id)) || (room === undefined ? 0 : perRoom.take(room));
    if (seconds > 0) throw rateExceeded(seconds, 'These ICE servers were asked for too often.');
  };
}

function rateOf(perMinute: number) {
  return createRate({ perSecond: perMinute / 60, burst: perMinute });
}
