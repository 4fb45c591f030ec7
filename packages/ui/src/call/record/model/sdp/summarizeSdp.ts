/** One section of a session description. */
export interface SdpSection {
  readonly kind: 'audio' | 'video' | 'application' | 'other';
  readonly direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive' | null;
  /** Their names, the preferred one first; each once. */
  readonly codecs: readonly string[];
  /** Whether it is out of use: its port is 0. */
  readonly isRetired: boolean;
}

/** What a session description comes to. */
export interface SdpSummary {
  readonly sections: readonly SdpSection[];
  /** Of the certificate, such as `sha-256 4A:…`; the same for all sections. */
  readonly fingerprint: string | null;
}

const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const;
const kinds = ['audio', 'video', 'application'] as const;
/** What stands among the codecs, but only repairs or fills what they make. */
const HELPERS = ['rtx', 'red', 'ulpfec', 'flexfec-03', 'cn', 'telephone-event'];
const MAX_CODECS = 16;

/** Reads what both sides see to in a description: what is sent, in which codecs and directions, and by whom. */
export function summarizeSdp(sdp: string): SdpSummary {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  const fingerprint = /^a=fingerprint:(\S{1,16} [\dA-F:]{1,256})\s*$/im.exec(sdp)?.[1] ?? null;
  return { fingerprint, sections: sections.map((section) => summarizeSection(section, directionOf(session))) };
}

function summarizeSection(section: string, byDefault: SdpSection['direction']): SdpSection {
  const [, media = '', port, formats = ''] = /^m=(\S+) (\d+)\S* \S+ ?([^\r\n]*)/.exec(section) ?? [];
  const kind = kinds.find((each) => each === media) ?? 'other';
  const names = new Map<string, string>();
  for (const [, format = '', name = ''] of section.matchAll(/^a=rtpmap:(\d{1,3}) ([\w.-]{1,32})\//gm)) names.set(format, name);
  const codecs = formats.split(' ').flatMap((format) => names.get(format) ?? []);
  return {
    kind,
    direction: kind === 'application' ? null : (directionOf(section) ?? byDefault ?? 'sendrecv'),
    codecs: [...new Set(codecs)].filter((name) => !HELPERS.includes(name.toLowerCase())).slice(0, MAX_CODECS),
    isRetired: port === '0',
  };
}

function directionOf(lines: string): SdpSection['direction'] {
  const found = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m.exec(lines)?.[1];
  return directions.find((each) => each === found) ?? null;
}
