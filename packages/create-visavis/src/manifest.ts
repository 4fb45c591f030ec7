/** The part of a `package.json` that templates have. */
export interface Manifest {
  name?: string;
  private?: boolean;
  type?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** In the templates, the version of our own packages. */
const OWN_VERSION = 'latest';

export interface MergeOptions {
  /** The app's name. */
  name: string;
  /** Of this package, and so of our others, since all are released together. */
  ownVersion: string;
  /** By package, in place of the template's; packages that the app does not have are left out. */
  versions: Readonly<Record<string, string>>;
}

/** One `package.json` of several, of which a later one goes before. */
export function mergeManifests(manifests: readonly Manifest[], { name, ownVersion, versions }: MergeOptions): Manifest {
  const merge = (part: 'scripts' | 'dependencies' | 'devDependencies') =>
    Object.assign({}, ...manifests.map((manifest) => manifest[part])) as Record<string, string>;
  const versionOf = (dependency: string, version: string) =>
    versions[dependency] ?? (version === OWN_VERSION ? `^${ownVersion}` : version);
  const choose = (dependencies: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(dependencies)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([dependency, version]) => [dependency, versionOf(dependency, version)]),
    );
  return {
    ...(Object.assign({}, ...manifests) as Manifest),
    name,
    scripts: merge('scripts'),
    dependencies: choose(merge('dependencies')),
    devDependencies: choose(merge('devDependencies')),
  };
}
