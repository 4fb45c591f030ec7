import { fileURLToPath } from 'node:url';
import { readLines } from './readLines';
import { runCli } from './runCli';

const { stdin, stdout, stderr, env } = process;
let lines: ReturnType<typeof readLines> | undefined;

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  // Nothing is read unless something has to be asked.
  askLine: (question) => (lines ??= readLines(stdin, stdout)).askLine(question),
  here: process.cwd(),
  templates: fileURLToPath(new URL('../templates', import.meta.url)),
  userAgent: env['npm_config_user_agent'],
});
lines?.close();
