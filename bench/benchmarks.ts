import type { Benchmark } from './benchmark';
import { bundle } from './bundle/bundle';

/** Every benchmark, in the order in which they are run and shown. */
export const benchmarks: readonly Benchmark[] = [bundle];
