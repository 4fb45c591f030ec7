/** Where the demo is served with the local Channels server. */
export const demoPort = 3210;
/** Where it is served as a deployment without any variable set. */
export const unconfiguredPort = 3211;
/** Where it is served with a Pusher app as it is when it is new: without client events. */
export const relayPort = 3212;
/** Where that app's Channels server listens. */
export const relayChannelsPort = 3213;
