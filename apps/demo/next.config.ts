import type { NextConfig } from 'next';

const headers = [
  // Only this page itself may use these, nothing that is framed in it.
  {
    key: 'Permissions-Policy',
    value: 'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self)',
  },
  // The address of a room is an invitation: nobody whom a link leads to is to learn it.
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // A page that opened this one, or was opened by it, can't reach into it, and other sites load none of it.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** For what the proxy doesn't see, the pages that Next shows there for what is not found included. */
const policy = (sources: string) => [
  {
    key: 'Content-Security-Policy',
    value: `default-src ${sources}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next's own redirect has none of the headers below: the proxy redirects.
  skipTrailingSlashRedirect: true,
  headers: async () => [
    { source: '/:path*', headers },
    { source: '/api/:path*', headers: policy("'none'") },
    { source: '/icons/:path*', headers: policy("'none'; style-src 'unsafe-inline'") },
    { source: '/icon.svg', headers: policy("'none'; style-src 'unsafe-inline'") },
    { source: '/backgrounds/:path*', headers: policy("'none'") },
    // Workers have the policy of their own script.
    {
      source: '/visavis-effects/:path*',
      headers: policy("'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self' blob:"),
    },
    { source: '/_next/:path*', headers: policy("'self'; connect-src 'self'; worker-src 'self' blob:") },
  ],
};

export default config;
