import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

// People copy this code out of the documentation, so it has to be what the tests run against.
it.each([
  ['docs/signaling-socket-io.md', 'scripts/vitest/socketIoRelay.ts'],
  ['docs/signaling.md', 'scripts/vitest/webSocketRelay.ts'],
  ['docs/signaling.md', 'packages/hooks/src/signaling/example/webSocket.ts'],
  ['packages/hooks/README.md', 'packages/hooks/src/testing/example.browser.test.tsx'],
])('%s holds %s as it is', (page, code) => {
  const language = extname(code).slice(1);
  expect(read(page)).toContain(`\`\`\`${language}\n${read(code)}\`\`\``);
});
