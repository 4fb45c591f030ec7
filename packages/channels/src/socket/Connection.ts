import type { WebSocket } from 'ws';
import type { App } from '../app';
import { connectionEstablished, errorMessage, ping } from '../channels/messages';
import type { Subscriber } from '../channels/subscriber';
import type { User } from '../users';
import { closeReasons, type CloseReason } from './closeReasons';
import { endSocket } from './endSocket';
import { createHeartbeat, type Heartbeat } from './heartbeat';
import { createRateLimit, type RateLimit } from './rateLimit';

/** One client: its socket, and everything that ends with it. */
export class Connection implements Subscriber {
  readonly socketId: string;
  /** The channels it is subscribed to. */
  readonly channels = new Set<string>();
  readonly clientEventRate: RateLimit;
  #user: User | null = null;
  #isOpen = true;
  #authorization: ReturnType<typeof setTimeout> | undefined;
  readonly #app: App;
  readonly #socket: WebSocket;
  readonly #heartbeat: Heartbeat;

  constructor(app: App, socket: WebSocket, socketId: string) {
    this.socketId = socketId;
    this.#app = app;
    this.#socket = socket;
    this.clientEventRate = createRateLimit(app.limits.clientEventsPerSecond);
    this.#heartbeat = createHeartbeat({
      activityMs: app.limits.activityTimeoutSeconds * 1000,
      pongMs: app.limits.pongTimeoutSeconds * 1000,
      onSilent: () => this.send(ping()),
      onDead: () => this.close(app.behavior.noPong),
    });
    const { authorizationTimeoutSeconds } = app.limits;
    if (authorizationTimeoutSeconds !== Infinity) {
      this.#authorization = setTimeout(() => this.close(closeReasons.unauthorized), authorizationTimeoutSeconds * 1000);
    }
    app.connections.add(this);
    this.send(connectionEstablished(socketId, app.limits.activityTimeoutSeconds));
  }

  /** False from the moment either side ends it; nothing it sends counts any more. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Who signed in on this connection. */
  get user(): User | null {
    return this.#user;
  }

  signIn(user: User): void {
    this.#user = user;
    this.#app.users.add(user, this);
    this.noteAuthorized();
  }

  /** It has shown that a server knows it: the time limit for that is over. */
  noteAuthorized(): void {
    clearTimeout(this.#authorization);
  }

  send(message: string): boolean {
    if (!this.#isOpen || this.#socket.readyState !== this.#socket.OPEN) return false;
    this.#socket.send(message);
    return this.#keepsUp();
  }

  sendError(code: number | null, message: string): void {
    this.send(errorMessage(code, message, this.#app.behavior.encodesErrors));
  }

  /** Something arrived, be it only a ping. */
  noteActivity(): void {
    if (this.#isOpen && this.#keepsUp()) this.#heartbeat.beat();
  }

  /** Ends the connection for a reason, and at once for everybody else. */
  close(reason: CloseReason): void {
    endSocket(this.#socket, this.#app.behavior, reason);
    this.detach();
  }

  /** Ends the connection as a failing network would, without a word. */
  drop(): void {
    this.#socket.terminate();
    this.detach();
  }

  /** Leaves no trace in the app: channels, members, user. Safe to call twice. */
  detach(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#heartbeat.stop();
    clearTimeout(this.#authorization);
    this.#app.connections.delete(this);
    for (const channel of this.channels) this.#app.channels.unsubscribe(channel, this);
    this.channels.clear();
    if (this.#user) this.#app.users.remove(this.#user, this);
  }

  /**
   * Cuts off a client that reads more slowly than it is written to, since what waits for it waits in memory.
   * A close frame would wait in the same queue, so the socket is destroyed; `detach` follows from its event.
   */
  #keepsUp(): boolean {
    if (this.#socket.bufferedAmount <= this.#app.limits.bufferedBytes) return true;
    this.#app.log(`${this.socketId} cut off: it reads too slowly`);
    this.#socket.terminate();
    return false;
  }
}
