import { startChannels } from '@visavis/channels';

const server = await startChannels();
export const { host, port, appId, key, secret } = server;
await server.stop();
