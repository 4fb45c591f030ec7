/** Where the demo is served with the local Channels server. */
export const demoPort = 3210;
/** Where it is served as a deployment without any variable set. */
export const unconfiguredPort = 3211;
/** Where it is served with a Pusher app as it is when it is new: without client events. */
export const relayPort = 3212;
/** Where that app's Channels server listens. */
export const relayChannelsPort = 3213;
/** Where a copy of the demo is served that was built and started with secrets to look for. */
export const secretsPort = 3214;

/** The app of that Channels server. */
export const relayApp = { id: 'e2e', key: 'e2e-key', secret: 'e2e-secret-of-an-app' };
