import { createPart, type Part } from '../part';
import type * as parts from './captureParts';

/**
 * What a capture needs beside the question to the browser: what a failure means and what is asked for then, what is done about a
 * lost device, how a second capture of one device is made out of the first. In one file, which is fetched as the browser is asked.
 */
export const captureCode: Part<typeof parts> = /* @__PURE__ */ createPart(() => import('./captureParts'));
