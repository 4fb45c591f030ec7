#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { runCli } from './cli/runCli';

process.exitCode = await runCli(process.argv.slice(2), fileURLToPath(new URL('.', import.meta.url)), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
