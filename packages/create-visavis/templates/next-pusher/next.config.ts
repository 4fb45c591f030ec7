import type { NextConfig } from 'next';

/** The server for development stays outside of what is built. */
const config: NextConfig = { serverExternalPackages: ['@visavis/channels'] };

export default config;
