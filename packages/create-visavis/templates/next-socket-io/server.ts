import { createServer } from 'node:http';
import next from 'next';
import { Server } from 'socket.io';
import { relaySignaling } from './src/server/relay';

// Next and the relay on one port: the one that PORT names, else 3000.
const port = Number(process.env.PORT ?? 3000);
const app = next({ dev: process.env.NODE_ENV !== 'production', port });
const handle = app.getRequestHandler();
await app.prepare();

const server = createServer((request, response) => void handle(request, response));
relaySignaling(new Server(server));
server.listen(port, () => process.stdout.write(`http://localhost:${port}\n`));
