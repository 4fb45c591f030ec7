import { onTestFinished } from 'vitest';
import { commands } from 'vitest/browser';
import type { ScriptedRequest } from '../../../../scripts/vitest/provided';
import { createMediaServer, type MediaServer } from './mediaServer';

/** The scripted HTTP server as a test in a browser uses it. */
export interface WhipBridge {
  readonly url: string;
  readonly port: number;
  /** The next request, which waits for `answer`. */
  next(): Promise<ScriptedRequest>;
  answer: (id: number, answer: Parameters<typeof commands.answerWhipRequest>[2]) => Promise<void>;
  requests(): Promise<readonly ScriptedRequest[]>;
  /** Lets a media server answer from now on. @returns a function that leaves requests unanswered again */
  serve(media: MediaServer): () => void;
  /** Kills it, and starts it again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts one for a test. */
export async function startWhipBridge(): Promise<WhipBridge> {
  const port = await commands.startWhipServer();
  const ending = new AbortController();
  const isOver = () => ending.signal.aborted;
  onTestFinished(async () => {
    ending.abort();
    await commands.stopWhipServer(port);
  });

  async function run(media: MediaServer, isStopped: () => boolean) {
    while (!isStopped() && !isOver()) {
      const request = await commands.nextWhipRequest(port);
      if (!request) continue;
      // Several at a time, as a server does.
      void media
        .handle(request)
        .catch((error: unknown) => ({ status: 500, body: String(error) }))
        .then((answer) => (isOver() ? undefined : commands.answerWhipRequest(port, request.id, answer)));
    }
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async next() {
      for (;;) {
        const request = await commands.nextWhipRequest(port);
        if (request) return request;
      }
    },
    answer: async (id, answer) => await commands.answerWhipRequest(port, id, answer),
    requests: async () => await commands.readWhipRequests(port),
    serve(media) {
      let isStopped = false;
      void run(media, () => isStopped);
      return () => void (isStopped = true);
    },
    stop: async () => await commands.stopWhipServer(port),
    start: async () => void (await commands.startWhipServer(port)),
  };
}

/** A media server of a test's own page. */
export function makeMediaServer(): MediaServer {
  const media = createMediaServer();
  onTestFinished(() => media.close());
  return media;
}
