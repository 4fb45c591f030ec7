import { refuseCrossSite } from '@visavis/server';
import { replyError } from './reply';

/** What a page of another site is answered: 403 `cross-site`; null for everybody else. Comes before a request is counted. */
export function crossSite(request: Request): Response | null {
  try {
    refuseCrossSite(request);
    return null;
  } catch (error) {
    return replyError(403, 'cross-site', (error as Error).message);
  }
}
