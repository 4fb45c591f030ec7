import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt, X509Certificate, createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loopbacks, tlsName, type ProvidedTurn } from './provided';
import { spawnWatched } from './spawnWatched';

/** How long coturn has until it answers, in ms; it takes half a second. */
const START_MS = 15_000;
const INTERVAL_MS = 20;
/** Below the ports that systems hand out by themselves, so that no browser has taken one. */
const PORTS = [20_000, 32_000] as const;

/** A coturn of one's own, on this machine alone. */
export interface Coturn extends ProvidedTurn {
  /** The base64 of its public key's SHA-256, for a Chromium that is to accept the certificate. */
  readonly fingerprint: string;
  stop(): Promise<void>;
}

/**
 * Starts coturn with a secret and a certificate of its own, and resolves once it answers.
 *
 * @throws Error if coturn or openssl is not installed, or coturn does not start; with what it said
 */
export async function startCoturn(): Promise<Coturn> {
  for (const name of ['turnserver', 'openssl']) requireProgram(name);
  const folder = mkdtempSync(join(tmpdir(), 'visavis-coturn-'));
  const host = ownAddress();
  const [port, tlsPort] = [await findPort(), await findPort()];
  const secret = randomBytes(16).toString('hex');
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  makeCertificate(certificate, key, host);

  const child = spawnWatched('turnserver', [
    '-n',
    ...new Set([host, ...loopbacks].map((address) => `--listening-ip=${address}`)),
    `--relay-ip=${host}`,
    `--listening-port=${port}`,
    `--tls-listening-port=${tlsPort}`,
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--realm=visavis.test',
    '--allow-loopback-peers',
    '--no-cli',
    `--cert=${certificate}`,
    `--pkey=${key}`,
    `--userdb=${join(folder, 'turndb')}`,
    `--pidfile=${join(folder, 'turnserver.pid')}`,
    '--log-file=stdout',
  ]);
  const output = collectOutput(child);
  const ended = once(child, 'close');

  async function stop() {
    child.stdin?.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }

  if (!(await answersInTime(host, tlsPort))) {
    await stop();
    throw new Error(`coturn did not start.\n${output()}`);
  }
  const { publicKey } = new X509Certificate(readFileSync(certificate));
  const fingerprint = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  return { host, port, tlsPort, secret, fingerprint, stop };
}

function requireProgram(name: string) {
  const { error } = spawnSync(name, ['--help'], { stdio: 'ignore', timeout: START_MS });
  if (!error) return;
  const what = name === 'turnserver' ? 'a real TURN server: coturn' : 'a certificate: openssl';
  throw new Error(`These tests need ${what}, and ${name} did not run here (${error.message}). On Debian and Ubuntu:
  apt-get install coturn openssl`);
}

/** An address that is not a loopback one, if there is one: Firefox reaches no TURN server on those. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? loopbacks[0];
}

/** A port that nobody listens on, over UDP and over TCP. */
async function findPort(): Promise<number> {
  for (;;) {
    const port = randomInt(...PORTS);
    const server = createServer();
    const socket = createSocket('udp4');
    try {
      await Promise.all([
        once(server.listen(port, '0.0.0.0'), 'listening'),
        once(socket.bind(port, '0.0.0.0'), 'listening'),
      ]);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    } finally {
      server.close();
      socket.close();
    }
  }
}

function makeCertificate(certificate: string, key: string, host: string) {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '2'];
  const subject = ['-subj', `/CN=${tlsName}`, '-addext', `subjectAltName=DNS:${tlsName},IP:${host}`];
  const args = ['req', '-x509', '-nodes', ...curve, ...subject, '-keyout', key, '-out', certificate];
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl made no certificate.\n${stderr}`);
}

function collectOutput({ stdout, stderr }: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const each of [stdout, stderr]) each?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

async function answersInTime(host: string, port: number): Promise<boolean> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (await answers(host, port)) return true;
    await delay(INTERVAL_MS);
  }
  return false;
}

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // Refused: not there yet.
  } finally {
    socket.destroy();
  }
}
