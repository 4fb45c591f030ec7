import { defineConfig } from 'tsdown';
import { slimSimplePeer } from './slimSimplePeer.ts';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    core: 'src/core/index.ts',
    testing: 'src/testing/index.ts',
    'signaling/pusher': 'src/signaling/pusher.ts',
    'signaling/broadcast-channel': 'src/signaling/broadcastChannel.ts',
    'signaling/memory': 'src/signaling/memory.ts',
    'signaling/socket-io': 'src/signaling/socketIo.ts',
    'signaling/token': 'src/signaling/token.ts',
    whip: 'src/whip.ts',
  },
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  dts: true,
  fixedExtension: false,
  plugins: [slimSimplePeer()],
  // One file for each of ours: a bundler leaves out what an app does not use, and simple-peer with it.
  unbundle: true,
});
