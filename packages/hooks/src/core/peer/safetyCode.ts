import { createLatest } from '../latest';
import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import type { Peer } from './peer';

const GROUPS = 5;
const DIGITS_PER_GROUP = 5;
/** Makes every guess at a matching code 100,000 times as dear; an honest browser pays some 50 ms, once. */
const ITERATIONS = 100_000;
/** Both sides must compute alike: with other rules comes another name. */
const SALT = 'visavis safety code 1';

/**
 * Makes a code that two people compare, by voice, to know that nobody sits between them: five groups of five
 * digits, such as `'40618 27391 05530 88214 61907'`, the same at both ends; null while there is no encrypted
 * connection, and on a page without https, where browsers have no Web Crypto.
 *
 * It is made of both ends' DTLS certificates. Whoever swapped a fingerprint in the signaling, to decrypt the
 * call and encrypt it again, has a certificate of their own towards each end, and the ends see different
 * codes. To see the same, they would have to find certificates with a matching code while the call is set
 * up: 83 bits, stretched by 100,000 rounds of PBKDF2. The code does not protect from whoever changed the page
 * itself or sits at one of the two machines, and it tells nothing until it was compared.
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
      const code = next && (await deriveCode(next));
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

/** The fingerprints of the certificates in use, one's own first; null while they are not known. */
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

async function deriveCode(prints: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(prints), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(SALT), iterations: ITERATIONS };
  const bits = new DataView(await crypto.subtle.deriveBits(parameters, key, 128));
  const number = (bits.getBigUint64(0) << 64n) | bits.getBigUint64(8);
  const length = GROUPS * DIGITS_PER_GROUP;
  const digits = (number % 10n ** BigInt(length)).toString().padStart(length, '0');
  const groupAt = (index: number) => digits.slice(index * DIGITS_PER_GROUP, (index + 1) * DIGITS_PER_GROUP);
  return Array.from({ length: GROUPS }, (_, index) => groupAt(index)).join(' ');
}
