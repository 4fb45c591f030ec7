import { randomInt } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type RawData, type ServerOptions, type WebSocket } from 'ws';
import type { App } from '../app';
import { isFromAllowed } from '../http/fromAllowed';
import { closeReasons } from './closeReasons';
import { Connection } from './Connection';
import { dispatch } from './dispatch';
import { endSocket } from './endSocket';
import { findRefusal } from './handshake';

/** Takes the WebSocket connections of `server`. Whoever stops the server closes `app.connections` too. */
export function acceptSockets(app: App, server: Server): void {
  // ws has known `closeTimeout` since 8.19, its types do not yet.
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    maxPayload: app.limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    // A client that doesn't answer the close frame holds up nobody, least of all a server that is stopping.
    closeTimeout: 1000,
  };
  const sockets = new WebSocketServer(options);
  server.on('upgrade', (request, socket, head) => {
    if (!isFromAllowed(app, request)) {
      app.log(`connection refused: origin ${JSON.stringify(request.headers.origin ?? '')}`);
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => accept(app, webSocket, request));
  });
}

function accept(app: App, socket: WebSocket, request: IncomingMessage): void {
  // ws has closed the connection with the right code by the time it reports an error.
  socket.on('error', (error) => app.log(`socket error: ${error.message}`));

  const refusal = findRefusal(app, request.url ?? '/');
  if (refusal) {
    app.log(`connection refused: ${refusal.code} ${JSON.stringify(refusal.message)}`);
    endSocket(socket, app.behavior, refusal);
    return;
  }

  const connection = new Connection(app, socket, newSocketId());
  app.log(`${connection.socketId} connected`);
  socket.on('message', (data, isBinary) => receive(app, connection, data, isBinary));
  socket.on('ping', () => connection.noteActivity());
  socket.on('pong', () => connection.noteActivity());
  socket.on('close', (code) => {
    app.log(`${connection.socketId} disconnected: ${code}`);
    connection.detach();
  });
}

function receive(app: App, connection: Connection, data: RawData, isBinary: boolean): void {
  if (!connection.isOpen) return;
  connection.noteActivity();
  if (isBinary) connection.close(closeReasons.binary);
  // With the default `binaryType`, ws hands over one Buffer.
  else if (Buffer.isBuffer(data)) dispatch(app, connection, data.toString());
}

/** Unguessable enough never to be given out twice. */
function newSocketId(): string {
  return [randomInt(1, 2 ** 31), randomInt(1, 2 ** 31)].join('.');
}
