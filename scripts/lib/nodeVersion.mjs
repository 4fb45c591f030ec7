// This file and the commands that start with it must parse on an old Node: no syntax after ES2018 here.

/** The oldest Node that everything in this repository runs on. */
const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version such as `20.19.0`
 * @returns {boolean} whether it is new enough
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/** Ends the process with one clear line if this Node is too old. */
export function requireNode() {
  if (isNodeNewEnough(process.versions.node)) return;
  const needed = `${oldest.major}.${oldest.minor}`;
  console.error(`This needs Node ${needed} or newer (nodejs.org); this is Node ${process.versions.node}.`);
  process.exit(1);
}
