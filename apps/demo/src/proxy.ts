import { NextResponse, type NextRequest } from 'next/server';
import { languageHeader, readLanguage } from './language/language';

/** Tells the layout the language of the page, since a layout doesn't get the address's parameters. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(languageHeader, readLanguage(request.nextUrl.searchParams.get('lang')));
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ['/((?!api/|_next/|icon\\.svg).*)'] };
