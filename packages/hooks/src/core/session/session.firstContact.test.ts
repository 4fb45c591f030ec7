import { describe, expect, it } from 'vitest';
import { createNetwork, fair, silence } from './test/network';

describe('first contact', () => {
  it('delivers the first message without a round trip, and the answer with the acknowledgement', () => {
    const { a, b, advance } = createNetwork();
    a.send('offer');
    advance(6);
    expect(b.heard()).toEqual(['offer']);
    b.send('answer');
    advance(6);
    expect(a.heard()).toEqual(['answer']);
    expect(a.life.session.state).toMatchObject({ isEstablished: true, queued: 0 });
    expect([a.sent.length, b.sent.length]).toEqual([1, 1]);
  });

  it('takes one session when both begin at once', () => {
    const { a, b, advance } = createNetwork();
    a.send('from a');
    b.send('from b');
    advance(5000);
    expect([a.heard(), b.heard()]).toEqual([['from b'], ['from a']]);
    expect(a.life.session.state.localId).toBe(b.life.session.state.remoteId);
    expect([a.life.resets, b.life.resets]).toEqual([[], []]);
  });

  it('yields to the end that proves to hear us when it was made with a ghost', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    b.send('from an earlier life');
    const [ghost] = b.sent;
    b.reload();
    network.setFate(fair);
    a.life.session.receive(ghost?.segment);
    a.send('an answer to a ghost');
    expect(a.life.session.state.isEstablished).toBe(false);
    b.send('from the present life');
    advance(3000);
    expect(a.life.resets).toEqual(['remote']);
    expect(a.heard()).toEqual(['from an earlier life', 'from the present life']);
    expect(b.heard()).toEqual([]);
    a.send('an answer');
    advance(6);
    expect(b.heard()).toEqual(['an answer']);
  });

  it('drops what a ghost left out of order when another end proves to be there', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    for (const each of ['one', 'two']) b.send(each);
    const [, second] = b.sent;
    b.reload();
    network.setFate(fair);
    a.life.session.receive(second?.segment);
    b.send('three');
    b.send('four');
    advance(3000);
    expect(a.heard()).toEqual(['three', 'four']);
  });
});

describe('announce', () => {
  it('is repeated ever more seldom, at most once a minute, until the other side proves that it hears us', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    a.life.session.announce();
    advance(60_000);
    // At 0, 1.5, 4.5, 10.5, 22.5 and 46.5 s.
    expect(a.sent.map(({ at }) => at)).toEqual([0, 1500, 4500, 10_500, 22_500, 46_500]);
    advance(3_600_000);
    expect(a.sent.length).toBeLessThanOrEqual(67);
    network.setFate(fair);
    b.life.session.announce();
    advance(3000);
    expect(a.life.session.state.isEstablished).toBe(true);
    const before = a.sent.length;
    advance(600_000);
    expect(a.sent).toHaveLength(before);
  });

  it('is answered within a moment, and opens both sides once', () => {
    const { a, b, advance } = createNetwork();
    b.life.session.announce();
    advance(111);
    expect([a.life.opens, b.life.opens]).toEqual([1, 1]);
    expect(b.life.session.state.isEstablished).toBe(true);
  });

  it('is answered by the message that the other side has for us, where it has one', () => {
    const { a, b, advance } = createNetwork({ onOpen: (end) => end.name === 'a' && end.send('an offer') });
    b.life.session.announce();
    advance(11);
    expect(b.heard()).toEqual(['an offer']);
    b.send('an answer');
    advance(500);
    expect([a.sent.length, b.sent.length]).toEqual([1, 2]);
  });

  it('sends nothing by itself that the other side would have to catch up on', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    a.life.session.announce();
    advance(5000);
    network.setFate(fair);
    b.life.session.announce();
    advance(20);
    a.send('an offer');
    advance(20);
    expect(b.heard()).toEqual(['an offer']);
  });

  it('brings what was sent before to a side that comes later', () => {
    const network = createNetwork({ fate: silence });
    const { a, b, advance } = network;
    a.send('an offer');
    advance(200);
    network.setFate(fair);
    b.life.session.announce();
    advance(11);
    expect(b.heard()).toEqual(['an offer']);
  });
});
