import { createLatest } from '../latest';
import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import type { Peer } from './peer';

const GROUPS_PER_END = 5;
const DIGITS_PER_GROUP = 5;
/** Makes every guess at a matching code 100,000 times as dear; an honest browser pays some 50 ms for each end, once. */
const ITERATIONS = 100_000;
/** Both sides must compute alike: with other rules comes another name. */
const SALT = 'visavis safety code 2';

/**
 * Makes a code that two people compare, by voice, to know that nobody sits between them: ten groups of five digits,
 * such as `'40618 27391 05530 88214 61907 61422 90017 35528 00916 74405'`, the same at both ends; null while there is
 * no encrypted connection, and on a page without https, where browsers have no Web Crypto.
 *
 * Each end's DTLS certificate gives five of the groups, the smaller ones first. An attacker who swaps the fingerprints
 * in the signaling, to decrypt the call and encrypt it again, shows a certificate of their own to each end. For both
 * ends to see the same code, each of these would need the same 25 digits as the certificate that it stands for: 83
 * bits, stretched by 100,000 rounds of PBKDF2. That the attacker chooses both certificates is of no help, as it would
 * be with one code for the two together, where any match of two lists would do: half as many bits.
 *
 * The code does not protect from a page that was changed itself, nor from an attacker at one of the two machines, and
 * it tells nothing until it was compared, in full.
 *
 * It is another one after a reload and after a rebuild, since browsers make a certificate for each
 * connection. An ICE restart keeps it.
 */
export function createSafetyCode(peer: Peer | null): Store<string | null> {
  const store = createStore<{ code: string | null }>({ code: null });

  function start(): () => void {
    if (!peer) return () => undefined;
    const latest = createLatest();
    let watched: RTCPeerConnection | null = null;
    let listening = new AbortController();
    let codeOf: string | null = null;

    async function update(signal: AbortSignal) {
      const prints = await readFingerprints(peer?.connection ?? null);
      const next = prints && prints.toSorted().join('\n');
      if (signal.aborted || next === codeOf) return;
      store.set({ code: null });
      codeOf = null;
      const code = prints && (await deriveCode(prints));
      if (signal.aborted) return;
      codeOf = next;
      store.set({ code });
    }

    function look() {
      const connection = peer?.connection ?? null;
      if (connection !== watched) {
        listening.abort();
        listening = new AbortController();
        watched = connection;
        connection?.addEventListener('connectionstatechange', look, { signal: listening.signal });
      }
      void latest.run(update);
    }

    const unfollow = peer.subscribe(look);
    look();
    return () => {
      unfollow();
      listening.abort();
      latest.abort();
      store.set({ code: null });
    };
  }

  return {
    getSnapshot: () => store.getSnapshot().code,
    getInitialSnapshot: () => null,
    subscribe: whileSubscribed(store.subscribe, start),
  };
}

/** The fingerprints of the certificates in use, the local one first; null while they are not known. */
async function readFingerprints(pc: RTCPeerConnection | null): Promise<[own: string, theirs: string] | null> {
  const transport = pc?.sctp?.transport;
  if (!pc || !transport || transport.state !== 'connected' || !isSecureContext) return null;
  const own = describedFingerprint(pc.currentLocalDescription);
  // The certificate that was really shown: a description may list several fingerprints, and a false one
  // among them would do for the browser.
  const [certificate] = 'getRemoteCertificates' in transport ? transport.getRemoteCertificates() : [];
  const theirs = certificate
    ? toFingerprint(await crypto.subtle.digest('SHA-256', certificate))
    : describedFingerprint(pc.currentRemoteDescription);
  return own && theirs ? [own, theirs] : null;
}

/** The one fingerprint in a description; null if there is none, or a choice of several. */
function describedFingerprint(description: RTCSessionDescription | null): string | null {
  const lines = description?.sdp.match(/^a=fingerprint:.+$/gim) ?? [];
  const prints = new Set(lines.map((line) => /sha-256 ([\da-f:]{95})/i.exec(line)?.[1]?.toUpperCase()));
  const [only] = prints;
  return prints.size === 1 && only !== undefined ? only : null;
}

function toFingerprint(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase();
}

/** The code of two certificates, the same in either order. */
async function deriveCode(prints: readonly string[]): Promise<string> {
  return (await Promise.all(prints.map(deriveHalf))).toSorted().join(' ');
}

async function deriveHalf(print: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(print), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(SALT), iterations: ITERATIONS };
  const bits = new DataView(await crypto.subtle.deriveBits(parameters, key, 128));
  const number = (bits.getBigUint64(0) << 64n) | bits.getBigUint64(8);
  const length = GROUPS_PER_END * DIGITS_PER_GROUP;
  const digits = (number % 10n ** BigInt(length)).toString().padStart(length, '0');
  const groupAt = (index: number) => digits.slice(index * DIGITS_PER_GROUP, (index + 1) * DIGITS_PER_GROUP);
  return Array.from({ length: GROUPS_PER_END }, (_, index) => groupAt(index)).join(' ');
}
