import { readFileSync } from 'node:fs';
import type { Browser, CDPSession } from 'playwright';

/** What a browser takes of the machine, all of its processes together. */
export class Processes {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(browser: Browser): Promise<Processes> {
    return new Processes(await browser.newBrowserCDPSession());
  }

  /** Processor time so far, in seconds. */
  async cpuSeconds(): Promise<number> {
    return (await this.#list()).reduce((total, { cpuTime }) => total + cpuTime, 0);
  }

  /** Memory now, in MB, with what processes share counted once; null where this system does not tell. */
  async memoryMb(): Promise<number | null> {
    if (process.platform !== 'linux') return null;
    return (await this.#list()).reduce((total, { id }) => total + proportionalMb(id), 0);
  }

  async #list() {
    return (await this.#session.send('SystemInfo.getProcessInfo')).processInfo;
  }
}

function proportionalMb(pid: number): number {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return 0;
  }
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}
