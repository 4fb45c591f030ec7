import type { CaptureKind } from './captureKind';

/** What a browser says of a permission: it will ask, it won't ask and grant, or it won't ask and refuse. */
export type MediaPermission = 'unknown' | 'prompt' | 'granted' | 'denied';

/** The live status of a permission, or `null` in a browser that has none for this kind. Never prompts. */
export async function permissionStatus(kind: CaptureKind): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    // No Permissions API at all, or a name it doesn't know (a TypeError): the same to us.
    return null;
  }
}

/** The permission of this kind as the browser states it now. */
export async function queryPermission(kind: CaptureKind): Promise<MediaPermission> {
  return (await permissionStatus(kind))?.state ?? 'unknown';
}

/** What an embedding page can forbid. */
export type PolicyFeature = CaptureKind | 'display-capture' | 'speaker-selection';

interface PolicyDocument {
  permissionsPolicy?: { allowsFeature(feature: string): boolean };
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** Whether the page that embeds this one lets it use `feature`; `null` in a browser that doesn't tell. */
export function policyAllows(feature: PolicyFeature): boolean | null {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(feature) ?? null;
}

/**
 * Whether a frame around this page may be what forbids `feature`, for a browser that doesn't tell (Firefox): a
 * page of another origin around it, which has to allow it in so many words, or one of ours that excludes it.
 */
export function frameMayForbid(feature: PolicyFeature): boolean {
  for (let page: Window = window; page !== page.parent; page = page.parent) {
    const frame = frameAround(page);
    if (!(frame instanceof (frame?.ownerDocument.defaultView ?? window).HTMLIFrameElement)) return true;
    const directive = frame.allow
      .split(';')
      .map((one) => one.trim().split(/\s+/))
      .find(([name]) => name === feature);
    const origins = directive?.slice(1) ?? [];
    const allowed = ["'self'", "'src'", '*', window.location.origin, window.origin];
    if (origins.length > 0 && !origins.some((origin) => allowed.includes(origin))) return true;
  }
  return false;
}

/** The element that holds `page`; `null` where that is in a page of another origin. */
function frameAround(page: Window): Element | null {
  try {
    return page.frameElement;
  } catch {
    // Some browsers throw for another origin, where the standard says null.
    return null;
  }
}
