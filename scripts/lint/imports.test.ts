import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binPath, root } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';

// The direction of imports, as CONTRIBUTING.md draws it: for each floor of the house, lines that its lint
// rule must let pass, and lines that it must not.
const files: Record<string, [line: string, verdict: 'allowed' | 'forbidden'][]> = {
  'packages/hooks/src/core/store.ts': [
    ["import './errors';", 'forbidden'],
    ["import './media/devices';", 'forbidden'],
    ["import '../react/useStore';", 'forbidden'],
    ["import 'react';", 'forbidden'],
  ],
  'packages/hooks/src/core/index.ts': [
    ["import './room/createRoom';", 'allowed'],
    ["import 'react';", 'forbidden'],
    ["import '../signaling/pusher';", 'forbidden'],
  ],
  'packages/hooks/src/core/environment/environment.ts': [
    ["import './clock';", 'allowed'],
    ["import '../peer/peer';", 'forbidden'],
    ["import '../session/session';", 'forbidden'],
    ["import 'react';", 'forbidden'],
  ],
  'packages/hooks/src/core/media/userMedia.ts': [
    ["import '../store';", 'allowed'],
    ["import 'react';", 'forbidden'],
    ["import '../peer/peer';", 'forbidden'],
    ["import '../room/room';", 'forbidden'],
  ],
  'packages/hooks/src/core/session/session.ts': [
    ["import '../environment/clock';", 'allowed'],
    ["import '../tokenBucket';", 'allowed'],
    ["import '../peer/peer';", 'forbidden'],
    ["import '../signaling/port';", 'forbidden'],
    ["import 'react';", 'forbidden'],
  ],
  'packages/hooks/src/core/peer/peer.ts': [
    ["import 'simple-peer/simplepeer.min.js';", 'forbidden'],
    ["import '../media/devices';", 'forbidden'],
    ["import '../signaling/port';", 'forbidden'],
  ],
  'packages/hooks/src/core/peer/simplePeerConnection.ts': [
    ["import 'simple-peer/simplepeer.min.js';", 'allowed'],
    ["import '../media/devices';", 'forbidden'],
  ],
  'packages/hooks/src/core/signaling/frame.ts': [
    ["import '../errors';", 'allowed'],
    ["import '../peer/peer';", 'forbidden'],
    ["import 'react-dom';", 'forbidden'],
  ],
  'packages/hooks/src/core/pair/createPair.ts': [
    ["import '../peer/createPeer';", 'allowed'],
    ["import '../session/createSession';", 'allowed'],
    ["import '../../signaling/memory';", 'forbidden'],
  ],
  'packages/hooks/src/core/iceCheck/iceCheck.ts': [
    ["import '../peer/iceServers';", 'allowed'],
    ["import '../../react/useIceCheck';", 'forbidden'],
    ["import '../../testing/watchLeaks';", 'forbidden'],
  ],
  'packages/hooks/src/core/whip/createHttpPeer.ts': [
    ["import '../peer/state/runMachine';", 'allowed'],
    ["import '../media/streamTracks';", 'allowed'],
    ["import '../../react/useWhip';", 'forbidden'],
  ],
  'packages/hooks/src/core/room/room.ts': [
    ["import '../signaling/port';", 'allowed'],
    ["import '../../signaling/memory';", 'forbidden'],
    ["import '../../react/useRoom';", 'forbidden'],
  ],
  'packages/hooks/src/signaling/pusher.ts': [
    ["import '../core/signaling/port';", 'allowed'],
    ["import type Pusher from 'pusher-js';", 'allowed'],
    ["import 'pusher-js';", 'forbidden'],
    ["import '../core/room/room';", 'forbidden'],
  ],
  'packages/hooks/src/signaling/socketIo.ts': [
    ["import type { Socket } from 'socket.io-client';", 'allowed'],
    ["import { io } from 'socket.io-client';", 'forbidden'],
  ],
  'packages/hooks/src/react/useRoom.ts': [
    ["import '../core/room/room';", 'allowed'],
    ["import 'react';", 'allowed'],
    ["import '../signaling/memory';", 'forbidden'],
    ["import 'simple-peer';", 'forbidden'],
    ['new RTCPeerConnection();', 'forbidden'],
    ['navigator.mediaDevices;', 'forbidden'],
  ],
  'packages/hooks/src/testing/rooms.ts': [
    ["import '../signaling/memory';", 'allowed'],
    ["import '../react/useRoom';", 'forbidden'],
  ],
  'packages/ui/src/VideoTile/VideoTile.tsx': [
    ["import 'react';", 'allowed'],
    ["import '@visavis/hooks';", 'forbidden'],
    ["import '@visavis/hooks/core';", 'forbidden'],
    ["import '../call/Call';", 'forbidden'],
  ],
  'packages/ui/src/call/Call.tsx': [
    ["import '@visavis/hooks';", 'allowed'],
    ["import '../Lobby/Lobby';", 'allowed'],
    ["import '@visavis/server';", 'forbidden'],
    ["import 'next/navigation';", 'forbidden'],
  ],
  'packages/ui/src/VideoTile/VideoTile.stories.tsx': [
    ["import '@visavis/hooks/testing';", 'allowed'],
  ],
  'packages/server/src/http/handle.ts': [
    ["import './httpError';", 'allowed'],
    ["import 'node:crypto';", 'forbidden'],
    ["import 'next/server';", 'forbidden'],
  ],
  'packages/channels/src/startChannels.ts': [
    ["import 'ws';", 'allowed'],
    ["import '@visavis/server';", 'forbidden'],
  ],
  'packages/create-visavis/src/runCli.ts': [
    ["import './ask';", 'allowed'],
    ["import '../package.json';", 'allowed'],
    ["import 'node:path';", 'allowed'],
    ["import 'node:readline/promises';", 'allowed'],
    ["import 'prompts';", 'forbidden'],
    ["import '@visavis/server';", 'forbidden'],
  ],
  'packages/effects/src/background/compositor.ts': [
    ["import type { TrackProcessor } from '@visavis/hooks';", 'allowed'],
    ["import { useUserMedia } from '@visavis/hooks';", 'forbidden'],
    ["import { frameProcessor } from '@visavis/hooks/core';", 'allowed'],
    ["import 'react';", 'forbidden'],
  ],
  'apps/demo/src/Call.tsx': [
    ["import '@visavis/hooks';", 'allowed'],
    ["import '@visavis/hooks/src/core';", 'forbidden'],
    ["import '../../../packages/ui/src';", 'forbidden'],
    ["import 'simple-peer';", 'forbidden'],
  ],
};

const rules = new Set(['eslint(no-restricted-imports)', 'eslint(no-restricted-globals)']);
const folder = mkdtempSync(join(tmpdir(), 'visavis-lint-'));
/** `FILE:LINE` of every complaint. */
const complaints = new Set<string>();

interface Diagnostic {
  code: string;
  filename: string;
  labels: { span: { line: number } }[];
}

beforeAll(async () => {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  // Every case is a line of its file, so that one run of the linter judges them all.
  for (const [file, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), lines.map(([line]) => `${line}\n`).join(''));
  }
  const { output } = await runNode(binPath('oxlint'), ['--format=json', '.'], { cwd: folder, silent: true });
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] };
  for (const { code, filename, labels } of diagnostics) {
    if (rules.has(code)) complaints.add(`${filename}:${labels[0]?.span.line}`);
  }
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.entries(files))('%s', (file, lines) => {
  const numbered = lines.map(([line, verdict], index) => ({ line, verdict, number: index + 1 }));
  it.each(numbered)('$line is $verdict', ({ verdict, number }) => {
    expect(complaints.has(`${file}:${number}`)).toBe(verdict === 'forbidden');
  });
});
