/** A browser's window, driven over W3C WebDriver, as far as stories need it. */
export interface Session {
  goTo(url: string): Promise<void>;
  /** What the window shows, as PNG. */
  takeScreenshot(): Promise<Buffer>;
  end(): Promise<void>;
}

export interface SessionOptions {
  /** Where the driver listens. */
  url: string;
  capabilities: Readonly<Record<string, unknown>>;
  /** How long the driver may take to answer. */
  limitMs: number;
}

type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** @throws Error if the driver refuses, or does not answer in time */
export async function startSession({ url, capabilities, limitMs }: SessionOptions): Promise<Session> {
  const send: Command = async (method, path, body) => {
    const response = await fetch(new URL(path, url), {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limitMs),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`The driver says to ${method} ${path}: ${error}${message && `, ${message}`}`);
  };

  const { sessionId } = (await send('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as { sessionId: string };
  const path = `/session/${sessionId}`;
  return {
    goTo: async (to) => void (await send('POST', `${path}/url`, { url: to })),
    takeScreenshot: async () => Buffer.from(String(await send('GET', `${path}/screenshot`)), 'base64'),
    end: async () => void (await send('DELETE', path)),
  };
}
