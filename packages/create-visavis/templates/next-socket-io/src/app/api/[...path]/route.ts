import type { RequestHandler } from '@visavis/server';
import { createApi } from '../../../server/api';

let api: RequestHandler | undefined;

/** Made with the first request: while Next builds, there are no settings. */
function answer(request: Request): Promise<Response> {
  api ??= createApi(process.env);
  return api(request);
}

export { answer as GET, answer as POST };
