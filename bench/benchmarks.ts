import type { Benchmark } from './benchmark';
import { bundle } from './bundle/bundle';
import { setup } from './setup/setup';
import { signaling } from './signaling/signaling';
import { data } from './data/data';
import { effects } from './effects/effects';
import { leaks } from './leaks/leaks';
import { motion } from './motion/motion';
import { recovery } from './recovery/recovery';
import { rendering } from './rendering/rendering';
import { scale } from './scale/scale';
import { sharpness } from './sharpness/sharpness';
import { strain } from './strain/strain';

/** Every benchmark, in the order in which they are run and shown. */
export const benchmarks: readonly Benchmark[] = [bundle, signaling, setup, sharpness, data, rendering, motion, leaks, scale, strain, recovery, effects];
