import type { RequestListener } from 'node:http';
import react from '@vitejs/plugin-react';
import { Server } from 'socket.io';
import { toNodeHandler } from 'srvx/node';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { createApi } from './src/server/api';
import { relaySignaling } from './src/server/relay';

export default defineConfig({ plugins: [react(), serveApi()] });

/** What `src/server/main.ts` serves in production, inside of `npm run dev`. */
function serveApi(): Plugin {
  return {
    name: 'serve-api',
    apply: 'serve',
    configureServer({ config, httpServer, middlewares }) {
      const api = toNodeHandler(createApi(loadEnv(config.mode, config.root, ''))) as RequestListener;
      middlewares.use((request, response, next) => (request.url?.startsWith('/api/') ? api(request, response) : next()));
      if (httpServer) relaySignaling(new Server(httpServer));
    },
  };
}
