import type { Authorize, Environment } from '@visavis/server';
import { roomTokensOf } from './roomTokens';
import { tokenExpired } from './tokenExpired';

/** Decides by the tokens in the form: `token` lets in, `host` makes a host. */
export function authorizeByToken(env: Environment): Authorize {
  const tokens = roomTokensOf(env);
  return async (_request, { room, params }) => {
    const verdict = await tokens.verify(params.get('token') ?? '', room);
    if (verdict === 'expired') return tokenExpired;
    if (verdict !== 'valid') return false;
    const role = (await tokens.roleOf(params.get('host') ?? '', room)) ?? 'guest';
    return { name: params.get('name') ?? '', role };
  };
}
