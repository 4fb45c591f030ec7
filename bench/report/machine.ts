import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { findBrowser } from '../../scripts/browsers.mjs';
import { chromium } from 'playwright';

/** Where and when figures were taken. */
export interface Machine {
  /** Such as `2026-11-23`. */
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Such as `Chromium 156.0.8078.79`. */
  readonly browser: string;
}

export function describeMachine(): Machine {
  const [core] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: core?.model.trim() || process.arch,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    browser: browserVersion(),
  };
}

function browserVersion(): string {
  const path = findBrowser('chromium') ?? chromium.executablePath();
  // What a wrapper around the browser has to say goes to stderr.
  const text = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /\w+ [\d.]+/.exec(text)?.[0] ?? text.trim();
}
