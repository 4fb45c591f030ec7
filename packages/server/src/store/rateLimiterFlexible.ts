// oxlint-disable-next-line typescript/triple-slash-reference -- what declares other modules can't be imported
/// <reference path="./rateLimiterFiles.d.ts" />
export { default as RateLimiterMemory } from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
export { default as RateLimiterRedis } from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
