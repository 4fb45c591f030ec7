import { NextResponse, type NextRequest } from 'next/server';
import { languageHeader, readLanguage } from './language/language';
import { readRoomPath } from './room/readRoomPath';

/**
 * Runs before every page. It tells the layout the page's language, since a layout doesn't get the address's
 * parameters, and shows what is wrong with an address whose room can't be, with the status that says so too.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  const headers = new Headers(request.headers);
  headers.set(languageHeader, readLanguage(searchParams.get('lang')));

  const room = readRoomPath(pathname);
  if (!room?.problem) return NextResponse.next({ request: { headers } });

  const page = new URL('/bad-room', request.url);
  page.searchParams.set('room', room.name);
  page.searchParams.set('problem', room.problem);
  return NextResponse.rewrite(page, { status: 404, request: { headers } });
}

export const config = { matcher: ['/((?!api/|_next/|icon\\.svg).*)'] };
