import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_MS } from './chatSync';
import { createChatNetwork, type ChatNetwork, type ChatNode } from './test/chatNetwork';

type Named = Record<'ada' | 'ben' | 'cleo', ChatNode>;

function makeThree(): { network: ChatNetwork } & Named {
  const network = createChatNetwork(['ada', 'ben', 'cleo']);
  const [ada, ben, cleo] = network.nodes as [ChatNode, ChatNode, ChatNode];
  return { network, ada, ben, cleo };
}

function connectAll({ connect, nodes }: ChatNetwork) {
  for (const one of nodes) for (const other of nodes) if (one.id < other.id) connect(one, other);
}

const isHistory = ({ page }: ChatNode) => page.log.lines.map(({ fromHistory }) => fromHistory);

describe('the chat', () => {
  it('shows the same lines in the same order at everyone, with 500 lines pasted as 500 messages', () => {
    const { network, ada, ben, cleo } = makeThree();
    connectAll(network);
    network.advance(200);
    for (let each = 0; each < 500; each++) ada.write(`line ${each}`);
    ben.write('stop that');
    network.advance(30_000);
    expect(ben.texts()).toHaveLength(501);
    expect(ada.texts()).toEqual(ben.texts());
    expect(cleo.texts()).toEqual(ben.texts());
    expect(ada.page.sync.has('ben')).toBe(500);
  });

  it('shows a text that was sent in a break of 20 s', () => {
    const { network, ada, ben } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    network.disconnect(ada, ben);
    ada.write('one');
    network.advance(20_000);
    ben.write('two');
    expect([ben.texts(), ada.page.sync.has('ben')]).toEqual([['two'], 0]);
    network.connect(ada, ben);
    network.advance(3000);
    expect(ben.texts()).toEqual(['one', 'two']);
    expect(ada.texts()).toEqual(ben.texts());
    expect(ada.page.sync.has('ben')).toBe(1);
  });

  it('tells a newcomer what was written before, first hand from those who are there', () => {
    const { network, ada, ben, cleo } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    ada.write('one');
    network.advance(200);
    ben.write('two');
    network.advance(200);
    network.connect(ada, cleo);
    network.connect(ben, cleo);
    network.advance(3000);
    expect(cleo.texts()).toEqual(['one', 'two']);
    expect(isHistory(cleo)).toEqual([false, false]);
  });

  it('tells what was written by a member who has left, marked as from the history', () => {
    const { network, ada, ben, cleo } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    ada.write('one');
    network.advance(200);
    network.leave(ada);
    network.connect(ben, cleo);
    network.advance(3000);
    expect(cleo.texts()).toEqual(['one']);
    expect(isHistory(cleo)).toEqual([true]);
  });

  it('gives a reloaded member its own lines back', () => {
    const { network, ada, ben } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    ada.write('mine');
    network.advance(200);
    network.reload(ada);
    network.connect(ada, ben);
    network.advance(3000);
    ada.write('mine too');
    network.advance(200);
    expect(ada.texts()).toEqual(['mine', 'mine too']);
    expect(ben.texts()).toEqual(['mine', 'mine too']);
  });

  it('asks another member when the first one that was asked is gone', () => {
    const network = createChatNetwork(['ada', 'ben', 'cleo', 'dora']);
    const [ada, ben, cleo, dora] = network.nodes as [ChatNode, ChatNode, ChatNode, ChatNode];
    connectAll(network);
    network.leave(dora);
    network.advance(200);
    ada.write('one');
    network.advance(3000);
    network.leave(ada);
    network.connect(ben, dora);
    network.connect(cleo, dora);
    network.advance(40);
    network.disconnect(ben, dora);
    network.leave(ben);
    network.advance(3000);
    expect(dora.texts()).toEqual(['one']);
  });

  it('asks the next one when the one that was asked does not answer', () => {
    const network = createChatNetwork(['ada', 'ben', 'cleo', 'dora']);
    const [ada, ben, cleo, dora] = network.nodes as [ChatNode, ChatNode, ChatNode, ChatNode];
    connectAll(network);
    network.leave(dora);
    network.advance(200);
    ada.write('one');
    network.advance(3000);
    network.leave(ada);
    // It says what it has, and sends nothing of it.
    const { sync } = ben.page;
    const { receive } = sync;
    sync.receive = (from, input) => (input as { type: string }).type !== 'want' && receive(from, input);
    network.connect(ben, dora);
    network.advance(1000);
    network.connect(cleo, dora);
    network.advance(ANSWER_MS - 2000);
    expect(dora.texts()).toEqual([]);
    network.advance(3000);
    expect(dora.texts()).toEqual(['one']);
  });

  it('asks others for what a member wrote whose chat is not open since its page was reloaded', () => {
    const { network, ada, ben, cleo } = makeThree();
    connectAll(network);
    network.leave(cleo);
    network.advance(200);
    ada.write('one');
    network.advance(3000);
    network.reload(ada);
    // Its page has no chat: it hears nothing and says nothing.
    ada.page.sync.receive = () => undefined;
    ada.page.sync.setMembers = () => undefined;
    network.connect(ada, cleo);
    network.connect(ben, cleo);
    network.advance(ANSWER_MS - 1000);
    expect(cleo.texts()).toEqual([]);
    network.advance(2000);
    expect(cleo.texts()).toEqual(['one']);
    expect(isHistory(cleo)).toEqual([true]);
  });

  it('does not show what a member puts into the mouth of another one that is there', () => {
    const { network, ada, ben, cleo } = makeThree();
    connectAll(network);
    network.advance(200);
    const from = { id: 'cleo', name: 'CLEO', isConnected: true, isExpected: true };
    const line = { n: 1, clock: 5, name: 'ada', ageMs: 0, text: 'I owe you' };
    ben.page.sync.receive(from, { type: 'have', have: { [ada.page.ownLog]: 1 } });
    ben.page.sync.receive(from, { type: 'lines', log: ada.page.ownLog, lines: [line] });
    ben.page.sync.receive(from, { type: 'lines', log: ben.page.ownLog, lines: [line] });
    network.advance(3000);
    expect(ben.texts()).toEqual([]);
    ada.write('hello');
    network.advance(3000);
    expect([ben.texts(), cleo.texts()]).toEqual([['hello'], ['hello']]);
  });

  it('replaces what others told by what the author says', () => {
    const { network, ada, ben, cleo } = makeThree();
    network.connect(ben, cleo);
    network.advance(200);
    const key = ada.page.ownLog;
    const from = { id: 'cleo', name: 'CLEO', isConnected: true, isExpected: true };
    ben.page.sync.receive(from, { type: 'have', have: { [key]: 7 } });
    const line = { n: 1, clock: 1, name: 'Ada', ageMs: 0, text: 'made up' };
    ben.page.sync.receive(from, { type: 'lines', log: key, lines: [line, { ...line, n: 7 }] });
    expect(ben.texts()).toEqual(['made up', 'made up']);
    ada.write('what I said');
    network.connect(ada, ben);
    network.advance(3000);
    expect(ben.page.log.lines.map(({ text, fromHistory }) => [text, fromHistory])).toContainEqual(['what I said', false]);
    expect(ben.page.log.lines.filter(({ n, log }) => n === 1 && log === key)).toHaveLength(1);
  });

  it('keeps the last 1,000 lines, the same ones at everyone', () => {
    const { network, ada, ben } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    for (let each = 0; each < 700; each++) {
      ada.write(`a${each}`);
      ben.write(`b${each}`);
      if (each % 50 === 0) network.advance(500);
    }
    network.advance(60_000);
    expect(ada.texts()).toHaveLength(1000);
    expect(ben.texts()).toEqual(ada.texts());
  });

  it('ignores what is no payload, and a clock that nobody could have reached', () => {
    const { network, ada, ben } = makeThree();
    network.connect(ada, ben);
    network.advance(200);
    const from = { id: 'ada', name: 'ADA', isConnected: true, isExpected: true };
    for (const input of [null, 7, {}, { type: 'lines', log: 'x', lines: [] }, { type: 'want', want: { x: 1 } }]) {
      ben.page.sync.receive(from, input);
    }
    const line = { n: 1, clock: 2 ** 50, name: 'ada', ageMs: 0, text: 'from the future' };
    ben.page.sync.receive(from, { type: 'lines', log: ada.page.ownLog, lines: [line] });
    expect(ben.texts()).toEqual([]);
    expect(ben.page.log.nextClock()).toBe(1);
  });
});

const nodeArbitrary = fc.integer({ min: 0, max: 3 });
const pairArbitrary = fc.tuple(nodeArbitrary, nodeArbitrary).filter(([one, other]) => one !== other);
const actionArbitrary = fc.oneof(
  fc.record({ type: fc.constant('write' as const), node: nodeArbitrary, count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ type: fc.constant('connect' as const), pair: pairArbitrary }),
  fc.record({ type: fc.constant('disconnect' as const), pair: pairArbitrary }),
  fc.record({ type: fc.constant('advance' as const), ms: fc.integer({ min: 1, max: 1500 }) }),
  fc.record({ type: fc.constant('leave' as const), node: nodeArbitrary }),
);

describe('the chat over connections that come and go', { timeout: 120_000 }, () => {
  it('ends with the same list at everyone, and with all that was written', () => {
    fc.assert(
      fc.property(fc.array(actionArbitrary, { maxLength: 50 }), (actions) => {
        const network = createChatNetwork(['ada', 'ben', 'cleo', 'dora']);
        const nodeAt = (index: number) => network.nodes[index] as ChatNode;
        const written: string[] = [];
        for (const action of actions) {
          if (action.type === 'advance') network.advance(action.ms);
          else if (action.type === 'leave') network.leave(nodeAt(action.node));
          else if (action.type === 'write') {
            for (let each = 0; each < action.count; each++) {
              written.push(`${action.node} ${written.length}`);
              nodeAt(action.node).write(written.at(-1) ?? '');
            }
          } else network[action.type](nodeAt(action.pair[0]), nodeAt(action.pair[1]));
        }
        connectAll(network);
        network.advance(60_000);
        for (const node of network.nodes) {
          expect(node.texts()).toEqual(nodeAt(0).texts());
          expect(isHistory(node).every((each) => !each)).toBe(true);
          for (const other of network.nodes) {
            if (node !== other) expect(node.page.sync.has(other.id)).toBe(node.page.written);
          }
        }
        expect(nodeAt(0).texts().toSorted()).toEqual(written.slice(-1000).toSorted());
      }),
      { numRuns: 80 },
    );
  });

  it('ends with the same list where pages are reloaded and some never meet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(actionArbitrary, fc.record({ type: fc.constant('reload' as const), node: nodeArbitrary })), { maxLength: 50 }),
        (actions) => {
          const network = createChatNetwork(['ada', 'ben', 'cleo', 'dora']);
          const nodeAt = (index: number) => network.nodes[index] as ChatNode;
          let count = 0;
          for (const action of actions) {
            if (action.type === 'advance') network.advance(action.ms);
            else if (action.type === 'leave' || action.type === 'reload') network[action.type](nodeAt(action.node));
            else if (action.type === 'write') {
              for (let each = 0; each < action.count; each++) nodeAt(action.node).write(String(count++));
            } else network[action.type](nodeAt(action.pair[0]), nodeAt(action.pair[1]));
          }
          for (const one of network.nodes) for (const other of network.nodes) if (one.id < other.id) network.leave(other);
          // A chain: the ends know each other only through those between them.
          for (const index of [0, 1, 2]) network.connect(nodeAt(index), nodeAt(index + 1));
          network.advance(120_000);
          const texts = nodeAt(0).texts();
          for (const node of network.nodes) expect(node.texts()).toEqual(texts);
          expect(new Set(texts).size).toBe(texts.length);
          for (const node of network.nodes) {
            expect(node.page.log.after(node.page.ownLog, 0)).toHaveLength(node.page.written);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
