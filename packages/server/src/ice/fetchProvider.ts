import { readText } from '../http/readText';
import { readProviderAnswer, type ProviderAnswer } from './providerAnswer';
import type { ProviderRequest } from './providerRequest';
import { IceProblemError } from './iceProblem';

/** How long a vendor may take, in ms: less than the 4 s after which a page goes on without its servers. */
const timeoutMs = 3000;
/** Some dozen servers fit into it many times over. */
const maxBytes = 64 * 1024;

/**
 * Asks a vendor once.
 *
 * Rejects with an `IceProblemError`, whose message tells what to mend and holds neither the address, which may
 * have a key in it, nor the token.
 *
 * @param name what its owner calls the address
 */
export async function fetchProvider(
  request: ProviderRequest,
  name: string,
  fetchResponse: typeof fetch,
): Promise<ProviderAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { url, init } = request;
    // A vendor doesn't move its endpoint in silence, and a token is for one place.
    const response = await fetchResponse(url, { ...init, redirect: 'manual', signal });
    checkStatus(response, name);
    const text = await readText(response.body, maxBytes);
    if (text === null) {
      throw new IceProblemError('provider-too-large', `${name} answered with more than ${maxBytes / 1024} KB.`);
    }
    return readProviderAnswer(text, name, Date.now());
  } catch (cause) {
    if (cause instanceof IceProblemError) throw cause;
    if (signal.aborted) {
      const message = `${name} did not answer within ${timeoutMs / 1000} s.`;
      throw new IceProblemError('provider-timeout', message, { cause });
    }
    throw new IceProblemError('provider-unreachable', `${name} can't be reached.`, { cause });
  }
}

function checkStatus(response: Response, name: string): void {
  const { status, type, headers } = response;
  if (status >= 200 && status < 300) return;
  // Left unread, it would hold the connection.
  response.body?.cancel().catch(() => undefined);
  // A browser's own fetch hides the status.
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new IceProblemError('provider-redirected', `${name} leads to another address; set that one.`);
  }
  if (status === 401 || status === 403) {
    throw new IceProblemError('provider-refused', `${name} refused the credentials (status ${status}).`);
  }
  const wait = Number(headers.get('retry-after') ?? NaN);
  throw new IceProblemError('provider-failed', `${name} answered with status ${status}.`, {
    ...(Number.isFinite(wait) && wait > 0 && { retryAfterSeconds: wait }),
  });
}
