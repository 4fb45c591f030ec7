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
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  headers: async () => [{ source: '/:path*', headers }],
};

export default config;
