import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

// People copy this code out of the documentation, so it has to be what the tests run against.
it.each([
  ['docs/signaling-socket-io.md', 'scripts/vitest/socketIoRelay.ts'],
  ['docs/signaling.md', 'scripts/vitest/webSocketRelay.ts'],
  ['docs/signaling.md', 'packages/hooks/src/signaling/example/webSocket.ts'],
])('%s holds %s as it is', (page, code) => {
  expect(read(page)).toContain(`\`\`\`ts\n${read(code)}\`\`\``);
});
