import { hasApt, installPackages } from './debian.mjs';
import { run } from './run.mjs';
import { UserError } from './userError.mjs';

/** Sees to it that there is a coturn, and an openssl to make its certificate, for the tests of TURN. */
export async function installCoturn() {
  if (await hasCoturn()) return;
  if (hasApt()) {
    console.log('Installing coturn...');
    const { ok, output } = await installPackages(['coturn', 'openssl']);
    if (ok && (await hasCoturn())) return;
    console.error(output);
  }
  throw new UserError(`The tests of TURN need coturn 4.6 or later and openssl, and there is no coturn here.
On Debian and Ubuntu: sudo apt-get install coturn openssl. On a Mac: brew install coturn openssl.`);
}

async function hasCoturn() {
  const asked = [run('turnserver', ['--help'], { silent: true }), run('openssl', ['version'], { silent: true })];
  return (await Promise.all(asked)).every(({ code }) => code !== 127);
}
