import { startWebServer } from '../vitest/webServer';
import type { StoryRecord } from './recordStory';

export interface StoryReports {
  /** Where pages post what `recordStory` keeps. */
  readonly url: string;
  /** What there is to say of a story as soon as it is enough, or null if it never comes to that. */
  wait(id: string, isEnough: (record: StoryRecord) => boolean, limitMs: number): Promise<StoryRecord | null>;
  /** How far it was seen. */
  phaseOf(id: string): string;
  close(): Promise<void>;
}

/** Receives what pages post of the stories in them. */
export async function receiveReports(): Promise<StoryReports> {
  const latest = new Map<string, StoryRecord>();
  let onRecord: (() => void) | null = null;
  const server = await startWebServer(async (request) => {
    const record = (await request.json()) as StoryRecord;
    // Requests overtake each other.
    if (record.version > (latest.get(record.id)?.version ?? 0)) latest.set(record.id, record);
    onRecord?.();
    return new Response();
  });
  return {
    url: server.url,
    wait: (id, isEnough, limitMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), limitMs);
        const look = () => {
          const record = latest.get(id);
          if (!record || !(record.ended || isEnough(record))) return;
          clearTimeout(timer);
          resolve(record);
        };
        onRecord = look;
        look();
      }),
    phaseOf: (id) => latest.get(id)?.phase ?? 'not loaded',
    close: () => server.close(),
  };
}
