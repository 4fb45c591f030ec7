import { Server } from 'socket.io';
import { serve } from 'srvx';
import { staticMiddleware } from 'srvx/static';
import { createApi } from './api';
import { relaySignaling } from './relay';

// In production: the built page, the API and the relay, on the port that PORT names, else 3000.
const server = serve({ middleware: [staticMiddleware({ dir: 'dist' })], fetch: createApi(process.env) });
relaySignaling(new Server(server.node?.server));
