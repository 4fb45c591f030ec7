import type { Environment } from '@visavis/server';
import { readDeployment } from './deployment';

/** What is wrong with the settings, a line for each thing; no value is quoted. Nothing set at all is no fault. */
export function describeProblems(env: Environment): string[] {
  const { missing, invalid, iceProblem } = readDeployment(env);
  return [
    ...(missing.length > 0 ? [`Signaling: ${missing.join(', ')} must be set; until then nobody can call.`] : []),
    ...(invalid.length > 0 ? [`Signaling: what ${invalid.join(', ')} is set to can't work.`] : []),
    ...(iceProblem ? [`ICE servers: ${iceProblem}`] : []),
  ];
}
