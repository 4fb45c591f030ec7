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

interface PolicyDocument {
  permissionsPolicy?: { allowsFeature(feature: string): boolean };
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** Whether the page that embeds this one lets it use `feature`; `null` in a browser that doesn't tell. */
export function policyAllows(feature: CaptureKind | 'display-capture' | 'speaker-selection'): boolean | null {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature(feature) ?? null;
}
