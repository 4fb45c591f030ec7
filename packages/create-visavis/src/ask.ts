import type { Choice } from './choices';

/** Asks one question, and resolves with the line that is typed; null: there is nobody to answer any more. */
export type AskLine = (question: string) => Promise<string | null>;

/** What was needed was not answered: input ended, or the user pressed Ctrl-C. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

async function answerTo(askLine: AskLine, question: string): Promise<string> {
  const line = await askLine(question);
  if (line === null) throw new NoAnswer('no answer, nothing was made; all of it can be given at once, see --help');
  return line.trim();
}

/** Asks for a text; an empty line takes `fallback`. */
export async function askText(askLine: AskLine, question: string, fallback: string): Promise<string> {
  return (await answerTo(askLine, `${question} (${fallback}) `)) || fallback;
}

/** Asks for one of several, by number or by name, until it is one; an empty line takes the first. */
export async function askChoice<Value extends string>(
  askLine: AskLine,
  question: string,
  choices: readonly Choice<Value>[],
): Promise<Value> {
  const list = choices.map(({ value, label }, index) => `  ${index + 1}  ${value.padEnd(10)} ${label}\n`).join('');
  let before = `${question}\n${list}`;
  for (;;) {
    const answer = (await answerTo(askLine, `${before}Number or name (1) `)).toLowerCase() || '1';
    const found = choices.find(({ value }, index) => answer === value || answer === String(index + 1));
    if (found) return found.value;
    before = `There is no '${answer}'. `;
  }
}
