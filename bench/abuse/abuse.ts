import { startDeployment, type Deployment } from './deployment';
import { drains, type Drain } from './drains';

const print = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * Tries each drain for so long against a deployment of its own on loopback, with a TURN secret and a vendor that cost
 * nobody anything, and prints what an attacker with one address got. Never against anything else.
 *
 * @returns the exit code: 1 if a drain got more than `docs/security.md` says
 */
export async function abuse(seconds: number): Promise<number> {
  if (!(seconds > 0 && seconds <= 600)) throw new TypeError('--seconds is a number from 1 to 600');
  print(`${drains.length} drains, ${seconds} s each, one address, on loopback`);
  let code = 0;
  for (const drain of drains) {
    // Each meets limits that nobody has used yet.
    const deployment = await startDeployment();
    try {
      if (!(await attempt(drain, deployment, seconds))) code = 1;
    } finally {
      await deployment.stop();
    }
  }
  return code;
}

async function attempt(drain: Drain, deployment: Deployment, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000;
  const { tries, got } = await drain.run(deployment, () => performance.now() < until);
  const most = drain.most(seconds);
  const isHeld = got <= most;
  print(`${isHeld ? 'held' : 'LOST'}  ${drain.name}: ${got} ${drain.what} of ${tries} tries (at most ${most})`);
  return isHeld;
}
