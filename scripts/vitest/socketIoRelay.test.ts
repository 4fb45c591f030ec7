import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

// People copy the relay out of the documentation, so it has to be the one that the tests run against.
it('is in the documentation as it is tested', () => {
  const page = readFileSync(join(root, 'docs/signaling-socket-io.md'), 'utf8');
  const code = readFileSync(join(import.meta.dirname, 'socketIoRelay.ts'), 'utf8');
  expect(page).toContain(`\`\`\`ts\n${code}\`\`\``);
});
