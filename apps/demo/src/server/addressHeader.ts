import { clientAddress, type Environment } from '@visavis/server';

/**
 * The header in which the deployment's own proxy writes the address of the client: `CLIENT_ADDRESS_HEADER`, or Vercel's
 * on Vercel. Undefined: nobody says, or it names one that clients can write.
 */
export function readAddressHeader(env: Environment): string | undefined {
  const named = env['CLIENT_ADDRESS_HEADER']?.trim().toLowerCase();
  if (named) return isUsable(named) ? named : undefined;
  return env['VERCEL'] === '1' ? 'x-vercel-forwarded-for' : undefined;
}

/** Whether `CLIENT_ADDRESS_HEADER` names a header that clients can't write, or is not set. */
export function isAddressHeaderUsable(env: Environment): boolean {
  const named = env['CLIENT_ADDRESS_HEADER']?.trim();
  return !named || isUsable(named);
}

function isUsable(name: string): boolean {
  try {
    clientAddress(new Request('http://localhost/'), name);
    return true;
  } catch {
    return false;
  }
}
