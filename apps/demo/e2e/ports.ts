/** Where the demo is served with the local Channels server. */
export const demoPort = 3210;
/** Where it is served as a deployment without any variable set. */
export const unconfiguredPort = 3211;
