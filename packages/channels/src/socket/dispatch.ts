import type { App } from '../app';
import { pong } from '../channels/messages';
import { clientEvent } from './clientEvent';
import { parseClientMessage, readData, type ClientMessage } from './clientMessage';
import { closeReasons } from './closeReasons';
import type { Connection } from './Connection';
import { excerpt, Refusal } from './Refusal';
import { signIn } from './signIn';
import { subscribe, unsubscribe } from './subscribe';

/** Does what one frame asks for, or tells the client why not. */
export function dispatch(app: App, connection: Connection, text: string): void {
  try {
    handle(app, connection, parseClientMessage(text));
  } catch (error) {
    if (!(error instanceof Refusal)) {
      // Whatever it is (JSON nested too deep, say), it costs the one who sent it and nobody else.
      app.log(`${connection.socketId} failed: ${String(error)}`);
      connection.close(closeReasons.internal);
      return;
    }
    app.log(`${connection.socketId} refused: ${JSON.stringify(error.message)}`);
    connection.sendError(error.code, error.message);
  }
}

function handle(app: App, connection: Connection, message: ClientMessage): void {
  switch (message.event) {
    case 'pusher:ping':
      connection.send(pong());
      return;
    case 'pusher:pong':
      return;
    case 'pusher:subscribe':
      subscribe(app, connection, readData(message));
      return;
    case 'pusher:unsubscribe':
      unsubscribe(app, connection, readData(message));
      return;
    case 'pusher:signin':
      if (app.behavior.terminates === 'member') throw new Refusal('Invalid message format', 4200);
      signIn(app, connection, readData(message));
      return;
    default:
      if (message.event.startsWith('client-')) clientEvent(app, connection, message);
      else throw new Refusal(`Unsupported event received on socket: ${excerpt(message.event)}`);
  }
}
