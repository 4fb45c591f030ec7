/** The kinds of lines of a session description that are explained. */
const patterns = {
  version: /^v=0/,
  origin: /^o=/,
  sessionName: /^s=/,
  timing: /^t=/,
  connection: /^c=/,
  group: /^a=group:BUNDLE/,
  audio: /^m=audio/,
  video: /^m=video/,
  application: /^m=application/,
  ufrag: /^a=ice-ufrag/,
  password: /^a=ice-pwd/,
  iceOptions: /^a=ice-options/,
  fingerprint: /^a=fingerprint/,
  setup: /^a=setup/,
  mid: /^a=mid/,
  sendrecv: /^a=sendrecv/,
  sendonly: /^a=sendonly/,
  recvonly: /^a=recvonly/,
  inactive: /^a=inactive/,
  msid: /^a=msid:/,
  rtpmap: /^a=rtpmap:/,
  fmtp: /^a=fmtp:/,
  feedback: /^a=rtcp-fb:/,
  rtcpMux: /^a=rtcp-mux/,
  rtcp: /^a=rtcp:/,
  rtcpSize: /^a=rtcp-rsize/,
  extension: /^a=(?:extmap|extmap-allow-mixed)\b/,
  ssrc: /^a=ssrc/,
  candidate: /^a=candidate:/,
  endOfCandidates: /^a=end-of-candidates/,
  sctpPort: /^a=sctp-port/,
  messageSize: /^a=max-message-size/,
} as const;

/** A kind of line that is explained. */
export type SdpLineKind = keyof typeof patterns;

/** What each kind of line says, in one language. */
export type SdpMeanings = Readonly<Record<SdpLineKind, string>>;

/** A line of a session description, and what it says; null: nothing that a reader needs. */
export interface ExplainedLine {
  readonly line: string;
  readonly meaning: string | null;
}

const kinds = Object.entries(patterns);

/** Explains a session description line by line. It may be anybody's: what is not known has no meaning. */
export function explainSdp(sdp: string, meanings: SdpMeanings): ExplainedLine[] {
  const known = new Map<string, string>(Object.entries(meanings));
  return sdp
    .split(/\r\n|\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const kind = kinds.find(([, pattern]) => pattern.test(line))?.[0];
      return { line, meaning: (kind !== undefined && known.get(kind)) || null };
    });
}
