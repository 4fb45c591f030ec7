import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { writeCamera, type Rgb } from '../../apps/demo/e2e/people/fakeDevices';
import { chromiumArgs, fakeMediaArgs, findBrowser } from '../../scripts/browsers.mjs';
import { internet } from '../net/addresses';
import type { Namespace } from '../net/namespace';

/** What a browser of the lab has and believes. */
export interface BrowserOptions {
  /** The flat colour of its camera. */
  color: Rgb;
  /** The fingerprint of a TURN server's certificate, to be accepted. */
  certificate: string;
}

// Elsewhere calls run within one machine; here that would be a path that nobody has.
const args = [...chromiumArgs, ...fakeMediaArgs].filter((each) => !each.includes('loopback'));

/** Starts Chromium on a machine of the lab. */
export async function launchOn(machine: Namespace, { color, certificate }: BrowserOptions): Promise<Browser> {
  return chromium.launch({
    executablePath: wrapperFor(machine),
    args: [
      ...args,
      `--use-file-for-fake-video-capture=${writeCamera(color)}`,
      `--host-resolver-rules=MAP lab.localhost ${internet.demo}`,
      `--ignore-certificate-errors-spki-list=${certificate}`,
    ],
  });
}

/** A program that is Chromium, but on that machine; the pipe over which it is driven survives. */
function wrapperFor(machine: Namespace): string {
  const browser = findBrowser('chromium') ?? chromium.executablePath();
  const path = join(mkdtempSync(join(tmpdir(), 'browser-')), 'chromium');
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${machine.name} '${browser}' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
