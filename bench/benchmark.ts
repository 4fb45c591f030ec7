import type { Table } from './report/table';

/** How a benchmark is to be run. */
export interface BenchContext {
  /** One small round of each, whose times mean nothing: whether it runs, and its counts and sizes. */
  readonly short: boolean;
  /** How many rounds to run, where `usual` is what is enough: one in the short form, and never more than was asked for. */
  rounds(usual: number): number;
  /** Says what is going on, in a line. */
  say(line: string): void;
}

/** One question, and the tables that answer it. */
export interface Benchmark {
  /** What picks it on the command line. */
  readonly name: string;
  /** The question. */
  readonly title: string;
  /** After how long the full form waits for something that doesn't come, in ms. @default 15 minutes */
  readonly limitMs?: number;
  /** Takes the figures. Rejects when something did not run; a goal that is missed is no error. */
  run(context: BenchContext): Promise<readonly Table[]>;
}
