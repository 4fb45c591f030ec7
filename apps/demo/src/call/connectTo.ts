import type { PublicPusherSettings } from '@visavis/server';
import type { CallDetail, Connect } from '@visavis/ui/call';
import type { CallConfig } from '../config/callConfig';
import type { Words } from '../locales/en';
import { openConnection } from './openConnection';

/** Opens what a call in `room` runs on. */
export function connectTo(room: string, { call, details }: Words): Connect {
  return async ({ name, signal, onWarning }) => {
    const { config, signaling, iceServers, close } = await openConnection({
      room,
      name,
      signal,
      onIceProblem: (problem) => onWarning(problem === null ? null : call.iceProblem(problem)),
    });
    return {
      signaling,
      iceServers,
      // The server hands out relays to members alone.
      iceServersAhead: false,
      iceTransportPolicy: config.iceTransportPolicy,
      details: detailsOf(config, details),
      close,
    };
  };
}

function detailsOf({ signaling, iceServerUrls }: CallConfig, details: Words['details']): CallDetail[] {
  return [
    ...(signaling ? [{ label: details.signaling, value: describeSignaling(signaling, details) }] : []),
    { label: details.iceServers, value: iceServerUrls.join(', ') || details.noIceServers },
  ];
}

function describeSignaling({ cluster, host, port }: PublicPusherSettings, details: Words['details']): string {
  return details.pusher(host ? `${host}:${port}` : details.cluster(cluster ?? ''));
}
