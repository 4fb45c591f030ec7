import { describe, expect, it } from 'vitest';
import { MAX_QUEUED } from './sendQueue';
import { createNetwork, fair, silence } from './test/network';

describe('a side that begins anew', () => {
  it.each([
    ['reloads and speaks', (end: 'a' | 'b') => end === 'b'],
    ['reloads while the other side speaks', (end: 'a' | 'b') => end === 'a'],
  ])('%s, and is known as another one', (_what, speaks) => {
    const { a, b, advance } = createNetwork({ onReset: (end) => end.send('after the reset') });
    for (let each = 0; each < 5; each++) {
      a.send(`old ${each}`);
      b.send(`old ${each}`);
    }
    advance(5000);
    b.reload();
    if (speaks('b')) b.send('new');
    else a.send('to the old one');
    advance(5000);
    b.send('later');
    advance(5000);
    expect([a.life.resets, b.life.resets]).toEqual([['remote'], []]);
    expect(a.heard().at(-1)).toBe('later');
    expect(b.heard()).toEqual(['after the reset']);
    const before = a.sent.length + b.sent.length;
    advance(60_000);
    expect(a.sent.length + b.sent.length).toBe(before);
  });

  it('sends nothing any more once it is closed, also where it had begun anew towards a side that it knew', () => {
    const { a, b, advance, setFate } = createNetwork();
    a.send('hello');
    b.send('hello');
    advance(5000);
    setFate(silence);
    a.life.session.restart();
    a.life.session.close();
    const before = a.sent.length;
    advance(600_000);
    expect(a.sent.length).toBe(before);
  });

  it('abandons what was sent: none of it is delivered, and the next message does not wait for it', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('we know each other');
    b.send('so we do');
    advance(2000);
    network.setFate(silence);
    a.send('an offer');
    network.setFate(fair);
    a.life.session.restart();
    a.send('a new offer');
    advance(100);
    expect(b.heard()).toEqual(['we know each other', 'a new offer']);
    expect([a.life.resets, b.life.resets]).toEqual([[], ['remote']]);
  });

  it('takes no answer to an offer that it gave up for one to the next', () => {
    const network = createNetwork();
    const { a, b, advance } = network;
    a.send('offer 1');
    advance(6);
    network.setFate(() => [3000]);
    b.send('answer to offer 1');
    network.setFate(fair);
    a.life.session.restart();
    a.send('offer 2');
    advance(20_000);
    expect(b.heard()).toEqual(['offer 1', 'offer 2']);
    expect(a.heard()).toEqual([]);
  });

  it('can be asked by nobody who does not hear us', () => {
    const { a, b, advance } = createNetwork();
    a.send('we know each other');
    b.send('so we do');
    advance(2000);
    const before = { ...b.life.session.state, sent: b.sent.length };
    for (let each = 0; each < 1000; each++) {
      b.life.session.receive({ from: `stranger-${each}`, seq: 1, ack: 0, data: each });
    }
    expect(b.life.session.state).toMatchObject({ localId: before.localId, remoteId: before.remoteId });
    expect(b.life.resets).toEqual([]);
    expect(b.sent.length - before.sent).toBeLessThanOrEqual(6);
  });

  it('does so by itself when the other side has not taken 256 messages', () => {
    const { a } = createNetwork({ fate: silence });
    for (let each = 0; each <= MAX_QUEUED; each++) a.send(each);
    expect(a.life.resets).toEqual(['overflow']);
    expect(a.life.session.state.queued).toBe(0);
  });
});

describe('prove', () => {
  it('sends a segment that the other end owns, and that no later session does', () => {
    const { a, b, advance } = createNetwork();
    a.send('hello');
    b.send('hello');
    advance(5000);
    const before = a.sent.length;
    a.life.session.prove();
    expect(a.sent.length).toBe(before + 1);
    const proof = a.sent.at(-1)?.segment;
    expect(b.life.session.owns(proof)).toBe(true);
    expect(a.life.session.owns(proof)).toBe(false);
    b.reload();
    expect(b.life.session.owns(proof)).toBe(false);
  });

  it('sends it as soon as the other end has shown itself, where it is asked for before', () => {
    const { a, b, advance } = createNetwork();
    a.send('hello');
    advance(15);
    // Only first contact was made: a proof of this session could be for a ghost.
    b.life.session.prove();
    const isProof = () => b.sent.some(({ segment }) => segment.seq === 0 && a.life.session.owns(segment));
    advance(5000);
    expect(isProof()).toBe(true);
  });

  it('sends nothing where no session is proven, nor after the end', () => {
    const { a, advance } = createNetwork();
    a.life.session.prove();
    a.life.session.close();
    a.life.session.prove();
    advance(5000);
    expect(a.sent).toEqual([]);
  });
});
