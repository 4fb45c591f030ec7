import { isTokenRefused } from './isTokenRefused';
import type { TokenRefresher } from './tokenRefresher';

/** Asks with the token there is; where the server does not take it any more (401), once more with a new one. */
export async function askWithToken<T>(
  tokens: Pick<TokenRefresher, 'token' | 'refresh'>,
  ask: (token: string) => Promise<T>,
): Promise<T> {
  const { token } = tokens;
  try {
    return await ask(token);
  } catch (error) {
    if (!isTokenRefused(error)) throw error;
    await tokens.refresh();
    if (tokens.token === token) throw error;
    return ask(tokens.token);
  }
}
