import { describe, expect, it } from 'vitest';
import { createChatLog, type ChatLine } from './chatLog';
import { MAX_LOGS } from './chatPayload';

const line = (log: string, rest: Partial<ChatLine> = {}): ChatLine => ({
  log,
  n: 1,
  clock: 1,
  name: 'Name',
  text: log,
  at: 0,
  fromHistory: false,
  ...rest,
});
const textsOf = ({ lines }: ReturnType<typeof createChatLog>) => lines.map(({ text }) => text);

describe('a full chat log', () => {
  it('takes the lines of others where one author has begun as many logs as there can be', () => {
    const log = createChatLog();
    log.add(line('ada/1'));
    for (let each = 0; each < 2 * MAX_LOGS; each++) log.add(line(`eve/${each}`));
    log.add(line('ben/1'));
    expect(textsOf(log)).toEqual(expect.arrayContaining(['ada/1', 'ben/1']));
    expect(log.lines.length).toBeLessThanOrEqual(MAX_LOGS);
  });

  it('forgets what only others tell of before what authors have sent', () => {
    const log = createChatLog();
    for (let each = 1; each < MAX_LOGS; each++) log.add(line(`author-${each}/1`));
    for (let each = 0; each < 10; each++) log.add(line(`made-up-${each}/1`, { fromHistory: true }));
    log.add(line('ben/1'));
    expect(textsOf(log).filter((text) => text.startsWith('author-'))).toHaveLength(MAX_LOGS - 1);
    expect(textsOf(log)).toContain('ben/1');
  });
});
