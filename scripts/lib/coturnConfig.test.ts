import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { startChild, stopChildren } from './children.mjs';
import { always, limits, notPublic, unused } from './coturnConfig.mjs';
import { findFreePort } from './port.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { stunPing } from './stunPing.mjs';

const documented = join(root, 'docs/coturn/turnserver.conf');
const folder = mkdtempSync(join(tmpdir(), 'visavis-coturn-test-'));

afterEach(stopChildren);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('documents for a host of its own what npm run turn does', () => {
  const lines = readFileSync(documented, 'utf8').split('\n');
  for (const line of [...always, ...limits, ...unused]) expect(lines).toContain(line);
  const denied = lines.filter((line) => line.startsWith('denied-peer-ip='));
  expect(denied).toEqual(notPublic.map((range) => `denied-peer-ip=${range}`));
});

it('documents a file that coturn takes as it is, and serves TURN and TLS with', async () => {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const names = ['-subj', '/CN=turn.example.com', '-keyout', key, '-out', certificate];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '2'];
  const { code } = await run('openssl', ['req', '-x509', '-nodes', ...kind, ...names], { silent: true });
  expect(code).toBe(0);

  // All that is this machine's: what the command line says goes before what the file says.
  const port = await findFreePort();
  const tlsPort = await findFreePort();
  const listen = ['--listening-port', String(port), '--tls-listening-port', String(tlsPort)];
  const addresses = ['--listening-ip', '127.0.0.1', '--relay-ip', '127.0.0.1'];
  const files = ['--cert', certificate, '--pkey', key, '--userdb', join(folder, 'turndb')];
  const server = startChild(
    'turnserver',
    ['-c', documented, ...addresses, ...listen, ...files, '--pidfile', join(folder, 'pid'), '--verbose'],
    { stdout: 'pipe', stderr: 'pipe' },
  );
  let log = '';
  for (const stream of [server.process.stdout, server.process.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
  }
  await stunPing('127.0.0.1', port, AbortSignal.timeout(10_000));

  await vi.waitFor(async () => {
    const socket = connect({ host: '127.0.0.1', port: tlsPort, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    expect(socket.getPeerCertificate().subject.CN).toBe('turn.example.com');
    socket.destroy();
  });
  expect(log).not.toMatch(/bad configuration|unrecognized|unknown|invalid|cannot (find|open)|ERROR|deprecated/i);
}, 30_000);
