/** The first of five ports in a row; `VISAVIS_E2E_PORT` names another one where these are taken. */
const first = Number(process.env['VISAVIS_E2E_PORT'] ?? 3210);

/** Where the demo is served with the local Channels server. */
export const demoPort = first;
/** Where it is served as a deployment without any variable set. */
export const unconfiguredPort = first + 1;
/** Where it is served with a Pusher app as it is when it is new: without client events. */
export const relayPort = first + 2;
/** Where that app's Channels server listens. */
export const relayChannelsPort = first + 3;
/** Where a copy of the demo is served that was built and started with secrets to look for. */
export const secretsPort = first + 4;

/** The app of that Channels server. */
export const relayApp = { id: 'e2e', key: 'e2e-key', secret: 'e2e-secret-of-an-app' };
