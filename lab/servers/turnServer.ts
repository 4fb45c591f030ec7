import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coturnConfig } from '../../scripts/lib/coturnConfig.mjs';
import { internet } from '../net/addresses';
import { command } from '../net/command';
import type { Namespace, Running } from '../net/namespace';
import { waitForPort } from './waitForPort';

/** What the demo's server and this one share. */
export const turnSecret = 'the-secret-of-the-lab';

/** Nobody reaches somebody's private network through the relay; the lab's internet has a range of its own. */
const DENIED = ['10.0.0.0-10.255.255.255', '172.16.0.0-172.31.255.255', '192.168.0.0-192.168.255.255'];

/** coturn: STUN and TURN over UDP and TCP on 3478, TURN over TCP and TLS on 443. */
export class TurnServer {
  /** The base64 of its public key's SHA-256, for a browser that is to accept it. */
  readonly fingerprint: string;
  readonly #machine: Namespace;
  readonly #address: string;
  readonly #config: string;
  #running: Running | null = null;

  constructor(machine: Namespace, address: string = internet.turn) {
    this.#machine = machine;
    this.#address = address;
    const folder = mkdtempSync(join(tmpdir(), 'coturn-'));
    const certificate = join(folder, 'certificate.pem');
    const key = join(folder, 'key.pem');
    const subject = ['-subj', '/CN=turn.lab', '-addext', `subjectAltName=IP:${address}`];
    const days = ['-days', '2', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    command('openssl', ['req', '-x509', '-nodes', ...days, ...subject, '-keyout', key, '-out', certificate]);
    this.fingerprint = fingerprintOf(certificate);
    this.#config = join(folder, 'turnserver.conf');
    const place = { address, port: 3478, realm: 'turn.lab', secret: turnSecret, folder };
    const lines = [
      ...coturnConfig({ ...place, deniedPeers: DENIED }),
      'tls-listening-port=443',
      `cert=${certificate}`,
      `pkey=${key}`,
    ];
    writeFileSync(this.#config, `${lines.join('\n')}\n`);
  }

  /** Starts it, and resolves once it takes requests. */
  async start(): Promise<void> {
    this.#running = this.#machine.start('turnserver', ['-c', this.#config]);
    await waitForPort(this.#address, 443, this.#running);
  }

  /** It crashes: all allocations are gone. */
  async crash(): Promise<void> {
    await this.#running?.kill();
    this.#running = null;
  }

  /** What it has said since it was started last. */
  get log(): string {
    return this.#running?.output ?? '';
  }
}

/** Credentials for the shared secret, good until a moment in seconds since 1970. */
export function turnCredentials(expirySeconds: number): { username: string; credential: string } {
  const username = `${Math.floor(expirySeconds)}:lab`;
  return { username, credential: createHmac('sha1', turnSecret).update(username).digest('base64') };
}

function fingerprintOf(certificate: string): string {
  const publicKey = command('openssl', ['x509', '-in', certificate, '-pubkey', '-noout']);
  const path = `${certificate}.der`;
  command('openssl', ['pkey', '-pubin', '-outform', 'der', '-out', path], publicKey);
  return createHash('sha256').update(readFileSync(path)).digest('base64');
}
