import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { command, ip } from './command';

/** How to start a program in a namespace. */
export interface StartOptions {
  cwd?: string;
  /** Added to this process's environment. */
  env?: Readonly<Record<string, string>>;
}

/** A machine of the lab: a network namespace with what runs in it. */
export class Namespace {
  readonly name: string;
  readonly #running = new Set<Running>();
  #suspended: number[] = [];

  constructor(name: string) {
    this.name = name;
    ip('netns', 'add', name);
    this.run('ip', 'link', 'set', 'lo', 'up');
    // One family, so that each path through the lab is the only one of its kind.
    this.setKernel('ipv6/conf/all/disable_ipv6', '1');
  }

  /** Runs a short program in it; see `command`. */
  run(file: string, ...args: string[]): string {
    return command('ip', ['netns', 'exec', this.name, file, ...args]);
  }

  /** Adds rules to its packet filter, in nft's language. */
  filter(rules: string): void {
    command('ip', ['netns', 'exec', this.name, 'nft', '-f', '-'], rules);
  }

  /** Sets a variable under /proc/sys/net, if this kernel has it. */
  setKernel(path: string, value: string): void {
    this.run('sh', '-c', `test ! -e "/proc/sys/net/${path}" || echo "${value}" > "/proc/sys/net/${path}"`);
  }

  /** Starts a program that runs until it is stopped, or the namespace goes. */
  start(file: string, args: readonly string[], options: StartOptions = {}): Running {
    return this.startOutside('ip', ['netns', 'exec', this.name, file, ...args], options);
  }

  /** Starts a program that belongs to this machine but runs out on the internet. */
  startOutside(file: string, args: readonly string[], { cwd, env }: StartOptions = {}): Running {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new Running(child);
    this.#running.add(running);
    return running;
  }

  /** Everything that runs in it stops, as on a machine that sleeps; nobody is told. */
  suspend(): void {
    this.#suspended = this.#pids();
    for (const pid of this.#suspended) process.kill(pid, 'SIGSTOP');
  }

  /** What `suspend()` stopped goes on. */
  resume(): void {
    const suspended = this.#suspended;
    this.#suspended = [];
    const alive = new Set(suspended.length > 0 ? this.#pids() : []);
    for (const pid of suspended) if (alive.has(pid)) process.kill(pid, 'SIGCONT');
  }

  #pids(): number[] {
    return ip('netns', 'pids', this.name).split('\n').filter(Boolean).map(Number);
  }

  /** Ends what runs in it and removes it, with every interface in it. */
  async remove(): Promise<void> {
    await Promise.all([...this.#running].map((each) => each.kill()));
    ip('netns', 'delete', this.name);
  }
}

/** A program that runs in a namespace. */
export class Running {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  /** What it has printed so far. */
  output = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Ends it as a crash would, and resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.alive) this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
