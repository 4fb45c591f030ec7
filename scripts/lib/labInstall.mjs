import { missingPackages } from '../../lab/probe.mjs';
import { hasApt, installPackages } from './debian.mjs';

/** Installs what the lab lacks, where it may. Elsewhere the lab says itself what is missing, and is left out. */
export async function installLab() {
  const packages = missingPackages();
  if (packages.length === 0 || !hasApt()) return;
  console.log(`Installing ${packages.join(', ')}...`);
  const { ok, output } = await installPackages(packages);
  if (!ok) console.error(output);
}
