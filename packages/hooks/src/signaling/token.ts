export { createTokenRefresher } from './token/tokenRefresher';
export type { TokenRefresher, TokenRefresherOptions } from './token/tokenRefresher';
