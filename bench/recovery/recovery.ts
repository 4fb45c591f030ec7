import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findObstacle, isolation, preparation } from '../../lab/probe.mjs';
import { run } from '../../scripts/lib/run.mjs';
import type { Benchmark } from '../benchmark';
import type { Table } from '../report/table';
import { buildPages } from '../site/buildPages';

const ROUNDS = 2;

/** How long there is no picture when the network fails in a way that a search for a new path mends. */
export const recovery: Benchmark = {
  name: 'recovery',
  title: 'time without a picture when the network fails and comes back',
  async run({ short, rounds, say }) {
    const obstacle = findObstacle();
    if (obstacle) {
      say(`not run, since ${obstacle}`);
      return [];
    }
    const folder = await buildPages();
    const temporary = mkdtempSync(join(tmpdir(), 'visavis-recovery-'));
    const file = join(temporary, 'found.json');
    const args = [join(import.meta.dirname, 'inside.mjs'), folder, file, String(rounds(ROUNDS)), ...(short ? ['--short'] : [])];
    try {
      // Killed ourselves, we could end nothing any more: the kernel does it then.
      const { code } = await run(
        'setpriv',
        ['--pdeathsig', 'KILL', 'unshare', ...isolation, 'sh', '-c', `${preparation} && exec "$@"`, 'lab', process.execPath, ...args],
        { env: { PATH: `${process.env['PATH']}:/usr/sbin:/sbin` } },
      );
      if (code !== 0) throw new Error(`The networks did not run; exit code ${code}.`);
      return JSON.parse(readFileSync(file, 'utf8')) as Table[];
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
