const DEFAULT_FOLDER = '/visavis-effects/';

/**
 * The address of an asset in the folder that an application gave.
 *
 * @throws TypeError if that is of another origin: what a camera or a microphone goes through is the page's own
 */
export function assetUrl(name: string, folder: string = DEFAULT_FOLDER): string {
  const base = new URL(folder.endsWith('/') ? folder : `${folder}/`, document.baseURI);
  return ownOrigin(new URL(name, base)).href;
}

/** `url` itself, if it is of this page's origin. @throws TypeError if not */
export function ownOrigin(url: URL): URL {
  if (url.origin === location.origin) return url;
  throw new TypeError(`${url.href} is of another origin. Serve it from ${location.origin}.`);
}
