import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pair, side } from './testSides';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Numbers from 0 to 1 that are the same in every run. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a greeting', () => {
  it('is said again, ever more seldom, until somebody answers', async () => {
    const { a, b } = pair();
    b.mail.dispose();
    a.mail.greet('hello');
    await vi.advanceTimersByTimeAsync(60_000);
    // At 0, 1.5, 4.5, 10.5, 22.5 and 46.5 s.
    expect(a.carried).toHaveLength(6);
    a.mail.receive({ epoch: 'somebody-else', number: 0, data: 'I am here' });
    expect(a.heard).toEqual(['I am here']);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(a.carried).toHaveLength(6);
    a.mail.dispose();
  });

  it('need not be caught up on by whoever comes only later', async () => {
    let present = false;
    const { a, b } = pair((deliver) => {
      if (present) setTimeout(deliver, 5);
    });
    a.mail.greet('hello');
    await vi.advanceTimersByTimeAsync(5000);
    present = true;
    b.mail.greet('hello');
    await vi.advanceTimersByTimeAsync(10);
    a.mail.send('an offer');
    await vi.advanceTimersByTimeAsync(10);
    expect(a.heard).toEqual(['hello']);
    expect(b.heard).toEqual(['an offer']);
  });

  it('is a letter like any other once one knows each other', async () => {
    const { a, b } = pair();
    a.mail.send('one');
    b.mail.send('two');
    await vi.advanceTimersByTimeAsync(10);
    a.mail.greet('hello again');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(b.heard).toEqual(['one', 'hello again']);
  });
});

describe('on a good road', () => {
  it('delivers in order and acknowledges with the next letter', async () => {
    const { a, b } = pair();
    a.mail.send('one');
    a.mail.send({ two: [2] });
    await vi.advanceTimersByTimeAsync(100);
    b.mail.send('three');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(b.heard).toEqual(['one', { two: [2] }]);
    expect(a.heard).toEqual(['three']);
    // b's letter acknowledged both of a's; a had nothing to say any more, so one bare acknowledgement.
    expect(a.carried).toHaveLength(3);
    expect(b.carried).toHaveLength(1);
    expect(a.carried.some(({ doubted }) => doubted)).toBe(false);
  });

  it('says nothing when there is nothing to say', async () => {
    const { a, b } = pair();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([...a.carried, ...b.carried]).toEqual([]);
  });
});

describe('on a bad road', () => {
  it.each([1, 2, 3, 4, 5])('delivers each message once and in order through loss, repetition and disorder, %i', async (seed) => {
    const random = dice(seed);
    const { a, b } = pair((deliver) => {
      if (random() < 0.2) return;
      setTimeout(deliver, random() * 300);
      if (random() < 0.2) setTimeout(deliver, random() * 3000);
    });
    const said = Array.from({ length: 50 }, (_, index) => index);
    for (const each of said) {
      a.mail.send(`a${each}`);
      b.mail.send(`b${each}`);
      await vi.advanceTimersByTimeAsync(random() * 100);
    }
    await vi.advanceTimersByTimeAsync(120_000);
    expect(b.heard).toEqual(said.map((each) => `a${each}`));
    expect(a.heard).toEqual(said.map((each) => `b${each}`));
    const quiet = a.carried.length + b.carried.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(a.carried.length + b.carried.length).toBe(quiet);
  });

  it('sends what was lost as soon as it hears that the way is open', async () => {
    let open = false;
    const { a, b } = pair((deliver) => {
      if (open) setTimeout(deliver, 5);
    });
    a.mail.send('lost at first');
    await vi.advanceTimersByTimeAsync(50);
    open = true;
    a.mail.resend();
    await vi.advanceTimersByTimeAsync(10);
    expect(b.heard).toEqual(['lost at first']);
    expect(a.carried[1]).toMatchObject({ doubted: true });
  });

  it('asks less and less often', async () => {
    const { a } = pair(() => undefined);
    a.mail.send('hello?');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(a.carried.length).toBeGreaterThan(4);
    expect(a.carried.length).toBeLessThan(14);
  });
});

describe('when a side begins anew', () => {
  it('says so, and hears the new self only', async () => {
    const { a, b } = pair();
    a.mail.send('from the first self');
    b.mail.send('to the first self');
    await vi.advanceTimersByTimeAsync(100);
    const stragglers = a.carried.map(({ letter }) => letter);
    a.mail.dispose();

    const again = side((letter) => setTimeout(() => b.mail.receive(letter), 5));
    again.mail.send('from the second self');
    await vi.advanceTimersByTimeAsync(100);
    expect(b.restarts()).toBe(1);
    expect(b.heard).toEqual(['from the first self', 'from the second self']);
    for (const letter of stragglers) b.mail.receive(letter);
    expect(b.heard).toHaveLength(2);
    expect(b.restarts()).toBe(1);
  });
});

describe('when one side was forgotten and the other was not', () => {
  it.each(['the one who stayed', 'the one who is new'])('finds together again, whoever speaks first: %s', async (first) => {
    const stayed = side((letter) => setTimeout(() => partner.mail.receive(letter), 5));
    let partner = side((letter) => setTimeout(() => stayed.mail.receive(letter), 5));
    for (let each = 0; each < 5; each++) {
      stayed.mail.send(`old ${each}`);
      partner.mail.send(`old ${each}`);
    }
    await vi.advanceTimersByTimeAsync(5000);
    partner.mail.dispose();
    partner = side((letter) => setTimeout(() => stayed.mail.receive(letter), 5));

    const [one, other] = first === 'the one who stayed' ? [stayed, partner] : [partner, stayed];
    one.mail.send('first');
    await vi.advanceTimersByTimeAsync(3000);
    other.mail.send('second');
    one.mail.send('third');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(stayed.restarts()).toBe(1);
    expect(partner.restarts()).toBe(0);
    expect(other.heard).toContain('third');
    expect(one.heard).toContain('second');
    const letters = stayed.carried.length + partner.carried.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stayed.carried.length + partner.carried.length).toBe(letters);
  });

  it('does not let the other side begin anew as often as it likes', () => {
    const { b } = pair();
    for (let each = 0; each < 1000; each++) {
      b.mail.receive({ epoch: `epoch-${each}-`.padEnd(12, 'x'), number: 1, data: each });
    }
    expect(b.restarts()).toBeLessThan(8);
    expect(b.carried.length).toBeLessThan(8);
  });
});

it('voids what was not acknowledged, and keeps counting', async () => {
  let open = false;
  const { a, b } = pair((deliver) => {
    if (open) setTimeout(deliver, 5);
  });
  a.mail.send('an offer that is void by now');
  a.mail.void();
  open = true;
  a.mail.send('a new offer');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(b.heard).toEqual([null, 'a new offer']);
});

it('drops what is no letter, and goes on', async () => {
  const { a, b } = pair();
  const rubbish = [null, '', 7, [], {}, { epoch: '', number: 1 }, { epoch: 'abcdefgh', number: -1 }, { epoch: 'abcdefgh', number: 0.5 }];
  for (const each of rubbish) b.mail.receive(each);
  a.mail.send('fine');
  await vi.advanceTimersByTimeAsync(100);
  expect(b.heard).toEqual(['fine']);
});

it('keeps little of a sender who leaves gaps', () => {
  const { b } = pair();
  for (let number = 2; number < 100_000; number++) b.mail.receive({ epoch: 'abcdefgh', number, data: 'x' });
  expect(b.heard).toEqual([]);
  b.mail.receive({ epoch: 'abcdefgh', number: 1, data: 'first' });
  expect(b.heard.length).toBeLessThanOrEqual(66);
});

it('is silent after its end', async () => {
  const { a, b } = pair();
  a.mail.send('one');
  a.mail.dispose();
  a.mail.send('two');
  b.mail.send('three');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(b.heard).toEqual(['one']);
  expect(a.heard).toEqual([]);
});

describe('somebody who was away', () => {
  it('is sent at once what they lack, when they are heard of again', async () => {
    let isCut = true;
    const { a, b } = pair((deliver) => void setTimeout(() => !isCut && deliver(), 5));
    a.mail.send('one');
    await vi.advanceTimersByTimeAsync(30_000);
    isCut = false;
    const before = a.carried.length;
    b.mail.send('I am back');
    await vi.advanceTimersByTimeAsync(10);
    expect(a.heard).toEqual(['I am back']);
    expect(a.carried.length).toBeGreaterThan(before);
    await vi.advanceTimersByTimeAsync(10);
    expect(b.heard).toEqual(['one']);
    a.mail.dispose();
    b.mail.dispose();
  });

  it('says soon that a letter is missing', async () => {
    let lost = 1;
    const { a, b } = pair((deliver) => void setTimeout(() => (lost > 0 ? (lost -= 1) : deliver()), 5));
    a.mail.send('one');
    await vi.advanceTimersByTimeAsync(600);
    a.mail.send('two');
    await vi.advanceTimersByTimeAsync(200);
    expect(b.heard).toEqual(['one', 'two']);
    a.mail.dispose();
    b.mail.dispose();
  });
});
