#!/usr/bin/env node
import { runCli } from './cli/runCli';

const ending = new AbortController();
// Once: a second Ctrl-C ends the process the hard way.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  signal: ending.signal,
});
