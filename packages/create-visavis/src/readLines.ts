import { createInterface } from 'node:readline/promises';
import type { AskLine } from './ask';

/** Asks on a terminal, or reads the answers from what is piped in. `close` ends it, so that the process can end. */
export function readLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): { askLine: AskLine; close(): void } {
  const reader = createInterface({ input, output });
  // Keeps the lines that come before they are asked for, which `question` would lose.
  const lines = reader[Symbol.asyncIterator]();
  let isOpen = true;
  reader.once('close', () => (isOpen = false));
  return {
    async askLine(question) {
      const parts = question.split('\n');
      const prompt = parts.pop() ?? '';
      output.write(parts.map((part) => `${part}\n`).join(''));
      if (isOpen) {
        reader.setPrompt(prompt);
        reader.prompt();
      } else output.write(prompt);
      const { value, done } = await lines.next();
      return done ? null : value;
    },
    close: () => reader.close(),
  };
}
