import type { RequestListener } from 'node:http';
import react from '@vitejs/plugin-react';
import { toNodeHandler } from 'srvx/node';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { createApi } from './src/server/api';
import { startLocalChannels } from './src/server/localChannels';

export default defineConfig({ plugins: [react(), serveApi()] });

/** What `src/server/main.ts` serves in production, inside of `npm run dev`. */
function serveApi(): Plugin {
  return {
    name: 'serve-api',
    apply: 'serve',
    async configureServer({ config, httpServer, middlewares }) {
      const env = loadEnv(config.mode, config.root, '');
      const channels = env.PUSHER_APP_ID ? null : await startLocalChannels();
      httpServer?.once('close', () => void channels?.stop());
      const api = toNodeHandler(createApi({ ...env, ...channels?.settings })) as RequestListener;
      middlewares.use((request, response, next) => (request.url?.startsWith('/api/') ? api(request, response) : next()));
    },
  };
}
