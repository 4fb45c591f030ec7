import { format } from './format';

/** The words of `IceCheckPanel`, in English. */
export const iceCheck = {
  title: 'Network check',
  intro: 'Asks every server what a call would ask it.',
  start: 'Check the network',
  again: 'Check again',
  stop: 'Stop',
  server: 'Server',
  result: 'Result',
  time: 'Time',
  checking: 'Checking…',
  done: 'The network is checked.',
  waiting: 'Waiting',
  running: 'Checking…',
  ok: 'Works',
  failed: 'Does not work',
  none: 'There are no servers to check. Calls within one network may still work.',
  host: 'own address',
  srflx: 'address as seen from outside',
  relay: 'relay',
  loopback: (ms: number) => `there and back in ${format.milliseconds(ms)}`,
  milliseconds: (value: number) => format.milliseconds(value),
  nat: 'Your network',
  natKinds: {
    none: 'has a public address: direct calls should work.',
    'endpoint-independent': 'is friendly to direct calls.',
    symmetric: 'makes direct calls hard: a relay is often needed.',
    unknown: 'could not be judged.',
  },
  natUnknown: {
    none: 'No server answered over UDP: a firewall may block it, or a STUN server is missing.',
    one: 'That takes STUN servers on two different hosts, and one has answered.',
    cut: 'Not all answers came in time. Check again.',
  },
};
