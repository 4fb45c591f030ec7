import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

// Words that the field does not know, and what it says instead. They are kept out of the folders that were converted
// already, in names, comments, docs and the titles of tests. A folder that is converted is added to the list.
// Where a word has its other, usual sense, it is allowed: frames of video and packets of RTP.
const core = 'packages/hooks/src/core';
const converted: Record<string, readonly string[]> = {
  [`${core}/environment`]: [],
  [`${core}/iceCheck`]: [],
  [`${core}/media`]: ['frame', 'frames', 'search'],
  [`${core}/pair`]: [],
  [`${core}/peer`]: ['frame', 'frames', 'packet', 'packets'],
  [`${core}/recorder`]: ['frame', 'frames', 'packet', 'packets'],
  [`${core}/room/access`]: [],
  [`${core}/room/chat`]: [],
  [`${core}/room/fileTransfer`]: [],
  [`${core}/room/messages`]: [],
  [`${core}/room/sharedState`]: [],
  [`${core}/room/topology`]: ['frame'],
  [`${core}/session`]: [],
  [`${core}/signaling`]: [],
  [`${core}/storage`]: [],
  [`${core}/whip`]: ['frame', 'frames', 'packet', 'packets'],
  'packages/hooks/src/signaling': [],
};

const retired: Record<string, string> = {
  conversation: 'session',
  correspondence: 'session',
  envelope: 'encoded message',
  epoch: 'session id',
  frame: 'fragment',
  frames: 'fragments',
  greet: 'announce',
  greeting: 'announcement',
  hurry: 'reconnect now',
  inbox: 'receiver',
  introduce: 'mediaMetadata',
  introduction: 'mediaMetadata',
  incarnation: 'session',
  joiner: 'reassembly',
  letter: 'segment, or message',
  letters: 'segments, or messages',
  mail: 'messages',
  mailbox: 'signaling channel',
  oneself: 'local participant, or local member',
  "one's": "the local member's",
  other_key: 'key mismatch, decrypt failed',
  outbox: 'sender',
  pace: 'send rate',
  packet: 'message, or fragment',
  packets: 'messages, or fragments',
  patience: 'timeout',
  piece: 'chunk',
  pieces: 'chunks',
  "people's": "the participants'",
  roster: 'presence',
  rubbish: 'malformed, invalid',
  seal: 'encrypt',
  sealed: 'encrypted',
  sealer: 'cipher',
  sealing: 'encryption',
  search: 'ICE restart',
  soften: 'relax',
  softened: 'relaxed',
  wish: 'constraints',
  wishes: 'constraints',
  searches: 'ICE restarts',
  searching: 'restarting ICE',
  somebody: 'a member, a participant, another one',
  splitting: 'fragmentation',
  thrifty: "batching: 'throughput'",
  tombstone: 'a new session',
  unreadable: 'decrypt failed',
  unsealed: 'plain',
  wave: 'announce, or probe',
  whoever: 'the member that',
};

/** The words of a text: those of which a name in camel case or with hyphens consists, as well. */
const wordsOf = (line: string) =>
  line
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('other-key', 'other_key')
    .match(/[a-z_]+(?:'s)?/g) ?? [];

/** `FILE:LINE: WORD (say INSTEAD)` of every retired word in a text. */
function findRetired(file: string, text: string, allowed: readonly string[] = []): string[] {
  return text.split('\n').flatMap((line, index) =>
    wordsOf(line)
      .filter((word) => Object.hasOwn(retired, word) && !allowed.includes(word))
      .map((word) => `${file}:${index + 1}: ${word} (say ${retired[word]})`),
  );
}

describe('the vocabulary', () => {
  it.each(Object.entries(converted))('has no retired word in %s', (folder, allowed) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((each) => /\.(tsx?|md)$/.test(each));
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      return [...findRetired('name', file, allowed), ...findRetired(join(folder, file), text, allowed)];
    });
    expect(found).toEqual([]);
  });

  it('lets pass what has another sense in a folder, and there alone', () => {
    expect(findRetired('x.ts', 'const framesPerSecond = 30;', ['frames'])).toEqual([]);
    expect(findRetired('x.ts', 'const framesPerSecond = 30;')).toHaveLength(1);
  });

  it('finds words in prose, in names, and in the names of files', () => {
    const text = "/** One's own letter. */\nconst theirEpoch = createOutbox();\nimport './sealing-kit';\nconst letterhead = 'frameRate';";
    const words = findRetired('x.ts', text).map((line) => line.split(' ')[1]);
    expect(words).toEqual(["one's", 'letter', 'epoch', 'outbox', 'sealing', 'frame']);
  });
});
