import { redact } from '../../../CallInspector/redact';
import type { CallRecord, RecordedParticipant } from './CallRecord';

/** The passwords of ICE and the names that go with them, in a description or a candidate. */
const secrets = /(\bice-(?:pwd|ufrag)[ \t]*:[ \t]*|\b(?:pwd|ufrag)[ \t]+)[^\s"]+/gi;

const hideSecrets = (text: string) => text.replace(secrets, '$1•••');

/** A URL of RFC 7064 or 7065, which has no place for a credential; who puts one there all the same doesn't give it away. */
export function withoutCredentials(url: string): string {
  const [, scheme, host = '', transport = ''] = /^((?:stun|turn)s?):(?:.*@)?([^?#]*)(\?transport=\w{1,8})?/is.exec(url) ?? [];
  return scheme ? `${scheme}:${host}${transport}` : '';
}

/** A call without the passwords of ICE and without the credentials of servers. */
export function withoutSecrets(record: CallRecord): CallRecord {
  const hidden = changeUrls(changeTexts(record, hideSecrets), withoutCredentials);
  return { ...hidden, servers: hidden.servers.filter(Boolean) };
}

/** A call without the addresses of the machines in it. */
export function hideAddresses(record: CallRecord): CallRecord {
  const hidden = changeUrls(changeTexts(record, redact), redact);
  return {
    ...hidden,
    participants: hidden.participants.map((participant) => ({
      ...participant,
      samples: participant.samples.map((sample) => ({
        ...sample,
        route: { ...sample.route, localAddress: hide(sample.route.localAddress), remoteAddress: hide(sample.route.remoteAddress) },
      })),
    })),
  };
}

const hide = (address: string | null | undefined) => (address ? redact(address) : null);

function changeTexts(record: CallRecord, change: (text: string) => string): CallRecord {
  const participants = record.participants.map(
    (participant): RecordedParticipant => ({
      ...participant,
      signaling: participant.signaling.map((signal) => ({ ...signal, detail: signal.detail && change(signal.detail) })),
    }),
  );
  return { ...record, participants };
}

/** Changes the URLs of servers, wherever they are. */
function changeUrls(record: CallRecord, change: (url: string) => string): CallRecord {
  const participants = record.participants.map(
    (participant): RecordedParticipant => ({
      ...participant,
      ice: participant.ice.map((each) => ({
        ...each,
        servers: each.servers.map((server) => ({ ...server, url: change(server.url) })),
      })),
    }),
  );
  return { ...record, servers: record.servers.map(change), participants };
}
