/** Such as "srflx udp", from a line of RFC 8839; what came from elsewhere may be none. */
export function describeCandidate(line: string): string {
  const [, protocol, type] = /^candidate:\S+ \d+ (\w{1,8}) .* typ (\w{1,8})\b/.exec(line) ?? [];
  // Firefox writes UDP.
  return [type, protocol?.toLowerCase()].filter(Boolean).join(' ');
}
