import { readPusherSettings } from '@visavis/server';
import { NextResponse, type NextRequest } from 'next/server';
import { embeddingHeader, readEmbedding } from './embed/embedding';
import { languageHeader, readLanguage } from './language/language';
import { readRoomPath } from './room/readRoomPath';
import { contentSecurityPolicy } from './security/contentSecurityPolicy';
import { readEmbedOrigins } from './server/embedOrigins';

/**
 * Runs before every page. It tells the layout the page's language, and whether it is embedded, since a layout doesn't get
 * the address's parameters; says what the page may load and run; sends an address with a slash at its end on to the one
 * without; and shows what is wrong with an address whose room can't be, with the status that says so too.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const policy = policyFor(request);
  const headers = new Headers(request.headers);
  headers.set(languageHeader, readLanguage(searchParams.get('lang')));
  headers.set(embeddingHeader, readEmbedding(searchParams.get('embed')) ? '1' : '0');
  // From here Next reads the mark that it puts on its scripts.
  headers.set('content-security-policy', policy);

  const response = answer(request, headers, pathname);
  response.headers.set('content-security-policy', policy);
  if (isSecure(request)) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

function answer(request: NextRequest, headers: Headers, pathname: string): NextResponse {
  const room = readRoomPath(pathname);
  if (!room?.problem && /.\/$/.test(pathname)) return NextResponse.redirect(withoutSlash(request.url), 308);
  // Asked for by its own address, the page would show whatever text a link gives it: it is of use behind others alone.
  const isDirect = pathname === '/bad-room';
  if (!room?.problem && !isDirect) return NextResponse.next({ request: { headers } });

  const page = new URL('/bad-room', request.url);
  if (room?.problem) {
    page.searchParams.set('room', room.name);
    page.searchParams.set('problem', room.problem);
  }
  return NextResponse.rewrite(page, { status: 404, request: { headers } });
}

/** Each page has one address. */
function withoutSlash(address: string): URL {
  const url = new URL(address);
  // With two slashes in front it would be the address of another site.
  url.pathname = url.pathname.replaceAll(/\/+$|^\/+(?=\/)/g, '');
  return url;
}

function policyFor(request: NextRequest): string {
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? request.nextUrl.host;
  return contentSecurityPolicy({
    nonce: crypto.randomUUID(),
    signaling: readPusherSettings(process.env).settings?.public ?? null,
    // Whatever else a client calls us has no place in a policy.
    pageHost: /^([\w.-]+|\[[\da-f:]+\])(?=:\d+$|$)/i.exec(host)?.[0] ?? request.nextUrl.hostname,
    frameAncestors: readEmbedding(request.nextUrl.searchParams.get('embed')) ? readEmbedOrigins(process.env) : null,
    development: process.env.NODE_ENV === 'development',
  });
}

/** Whether the person's browser came over TLS, be it only to a proxy before this server. */
function isSecure({ headers, nextUrl }: NextRequest): boolean {
  return (headers.get('x-forwarded-proto') ?? nextUrl.protocol).startsWith('https');
}

export const config = { matcher: ['/((?!api/|_next/|icon\\.svg$|icons/|backgrounds/|visavis-effects/).*)'] };
