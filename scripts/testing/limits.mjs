// How long a test may take. They tell a test that hangs from one that is slow, so that they are the same for all tests
// and far from what a test needs even on a busy machine. How fast something is belongs to `bench/`.

/** How long a state that must come may take to come, in ms. */
export const WAIT_MS = 60_000;

/** How long a test may take, in ms: several states may have to come. */
export const TEST_MS = 240_000;

/** How much longer than its own limit a test may say nothing before its page is ended from outside, in ms. */
export const GRACE_MS = 30_000;
