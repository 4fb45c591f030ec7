import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The packages' sources in place of their builds, so that tests and stories need no build first. */
export const aliases = [
  { find: /^@visavis\/hooks$/, replacement: at('./packages/hooks/src/index.ts') },
  { find: /^@visavis\/hooks\/core$/, replacement: at('./packages/hooks/src/core/index.ts') },
  { find: /^@visavis\/hooks\/testing$/, replacement: at('./packages/hooks/src/testing/index.ts') },
  {
    find: /^@visavis\/hooks\/signaling\/broadcast-channel$/,
    replacement: at('./packages/hooks/src/signaling/broadcastChannel.ts'),
  },
  {
    find: /^@visavis\/hooks\/signaling\/socket-io$/,
    replacement: at('./packages/hooks/src/signaling/socketIo.ts'),
  },
  { find: /^@visavis\/hooks\/signaling\/(pusher|memory)$/, replacement: at('./packages/hooks/src/signaling/$1.ts') },
  { find: /^@visavis\/hooks\/whip$/, replacement: at('./packages/hooks/src/whip.ts') },
  { find: /^@visavis\/ui$/, replacement: at('./packages/ui/src/index.ts') },
  { find: /^@visavis\/ui\/call$/, replacement: at('./packages/ui/src/call/index.ts') },
  { find: /^@visavis\/ui\/call\/locales\/(en|ko)$/, replacement: at('./packages/ui/src/call/locales/$1.ts') },
  { find: /^@visavis\/ui\/styles\.css$/, replacement: at('./packages/ui/src/styles/index.css') },
  { find: /^@visavis\/ui\/locales\/(en|ko)$/, replacement: at('./packages/ui/src/locales/$1.ts') },
  { find: /^@visavis\/server$/, replacement: at('./packages/server/src/index.ts') },
  { find: /^@visavis\/channels$/, replacement: at('./packages/channels/src/index.ts') },
  { find: /^@visavis\/effects$/, replacement: at('./packages/effects/src/index.ts') },
];
