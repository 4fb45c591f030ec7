import { vi } from 'vitest';
import { WAIT_MS } from '../testing/limits.mjs';

// The one limit for a state that must come, for `vi.waitFor` as for `expect.poll`: its own default is one second.
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: WAIT_MS, ...options });
