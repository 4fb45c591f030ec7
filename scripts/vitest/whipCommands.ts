import type { BrowserCommand } from 'vitest/node';
import type { ScriptedAnswer, ScriptedRequest } from './provided.ts';
import { startWhipServer, type HeldRequest, type WhipServer } from './whipServer.ts';

/** How long a page is kept waiting for a request, in ms; it asks again. */
const POLL_MS = 1000;

interface Running {
  readonly server: WhipServer;
  /** Requests that a page has seen, and not answered. */
  readonly shown: Map<number, HeldRequest>;
  /** The request that comes next. */
  coming: Promise<HeldRequest> | null;
}

/** The servers that run, by their ports. */
const running = new Map<number, Running>();

function find(port: number): Running {
  const found = running.get(port);
  if (!found) throw new Error(`No server runs on port ${port}.`);
  return found;
}

/** Starts a server for a test in a browser. @returns its port, where it may be started again after `stopWhipServer` */
const startWhipServerCommand: BrowserCommand<[port?: number]> = async (_context, port = 0) => {
  const server = await startWhipServer(port);
  running.set(server.port, { server, shown: new Map(), coming: null });
  return server.port;
};

/** Kills the server on a port, with every connection to it; does nothing where none runs. */
const stopWhipServer: BrowserCommand<[port: number]> = async (_context, port) => {
  const found = running.get(port);
  running.delete(port);
  await found?.server.stop();
};

/** The next request, which waits for `answerWhipRequest`; null where none came for a moment, or the server is gone. */
const nextWhipRequest: BrowserCommand<[port: number]> = async (_context, port): Promise<ScriptedRequest | null> => {
  const found = running.get(port);
  if (!found) return null;
  found.coming ??= found.server.next();
  const request = await Promise.race([found.coming, new Promise<null>((resolve) => setTimeout(resolve, POLL_MS, null))]);
  if (!request) return null;
  found.coming = null;
  found.shown.set(request.id, request);
  const { id, method, path, headers, body } = request;
  return { id, method, path, headers, body };
};

/** Answers a request that `nextWhipRequest` has shown; null cuts its connection. */
const answerWhipRequest: BrowserCommand<[port: number, id: number, answer: ScriptedAnswer | null]> = (_context, port, id, answer) => {
  const { shown } = find(port);
  const request = shown.get(id);
  shown.delete(id);
  if (answer) request?.answer(answer);
  else request?.drop();
};

/** All requests so far. */
const readWhipRequests: BrowserCommand<[port: number]> = (_context, port): readonly ScriptedRequest[] => find(port).server.requests;

/** What tests in a browser call as `commands` of `vitest/browser`. */
export const whipCommands = {
  startWhipServer: startWhipServerCommand,
  stopWhipServer,
  nextWhipRequest,
  answerWhipRequest,
  readWhipRequests,
};
