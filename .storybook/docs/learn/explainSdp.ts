/** A line of a session description, and what it says. */
export interface ExplainedLine {
  readonly line: string;
  readonly meaning: string;
}

const meanings: readonly [pattern: RegExp, meaning: string][] = [
  [/^v=0/, 'A session description, RFC 8866.'],
  [/^a=group:BUNDLE/, 'Everything goes over one path.'],
  [/^m=audio/, 'From here on: a sound.'],
  [/^m=video/, 'From here on: a picture. The numbers are codecs, the best first.'],
  [/^m=application/, 'From here on: data channels.'],
  [/^a=ice-ufrag/, 'The name under which this side checks paths. Another one is an ICE restart.'],
  [/^a=fingerprint/, 'The hash of the certificate: who has another one is somebody else.'],
  [/^a=setup/, 'Who begins the encryption.'],
  [/^a=sendrecv/, 'I send, and I want to receive.'],
  [/^a=recvonly/, 'I only want to receive.'],
  [/^a=msid:/, 'Which stream and track this is.'],
  [/^a=rtpmap:/, 'What one of the numbers stands for.'],
  [/^a=candidate:/, 'An address at which this side may be reached.'],
];

/** Picks the lines of a description that one should have seen once, the first of each kind. */
export function explainSdp(sdp: string): ExplainedLine[] {
  const lines = sdp.split('\r\n');
  return meanings.flatMap(([pattern, meaning]) => {
    const line = lines.find((each) => pattern.test(each));
    return line ? [{ line: line.length > 90 ? `${line.slice(0, 90)}…` : line, meaning }] : [];
  });
}
