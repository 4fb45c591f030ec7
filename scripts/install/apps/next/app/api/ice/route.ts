import { createIceServers } from '@visavis/server';

export const dynamic = 'force-dynamic';
export const GET = createIceServers(process.env);
