import type { Page } from '@playwright/test';

/** The two ends of the path that a call takes, as the browser at one end knows them. */
export interface Pair {
  local: RTCIceCandidateType;
  remote: RTCIceCandidateType;
  /** How one's own relay is reached; null without one. */
  relayProtocol: string | null;
}

/** Reads it from the page's newest connection. Throws if that has none. */
export async function readPair(page: Page): Promise<Pair> {
  return page.evaluate(async () => {
    const pc = window.visavisLab.connections.findLast(({ signalingState }) => signalingState !== 'closed');
    if (!pc) throw new Error('The page has no connection.');
    const stats = (await pc.getStats()) as unknown as Map<string, Record<string, string | undefined>>;
    const transport = [...stats.values()].find(({ type }) => type === 'transport');
    const pair = stats.get(transport?.['selectedCandidatePairId'] ?? '');
    const local = stats.get(pair?.['localCandidateId'] ?? '');
    const remote = stats.get(pair?.['remoteCandidateId'] ?? '');
    if (!local || !remote) throw new Error('The connection has no path.');
    return {
      local: local['candidateType'] as RTCIceCandidateType,
      remote: remote['candidateType'] as RTCIceCandidateType,
      relayProtocol: local['relayProtocol'] ?? null,
    };
  });
}

/** In short, such as `relay/tcp → srflx`. */
export function describePair({ local, remote, relayProtocol }: Pair): string {
  return `${local}${local === 'relay' && relayProtocol ? `/${relayProtocol}` : ''} → ${remote}`;
}
