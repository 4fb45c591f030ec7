/** How a link got out; `'by-hand'`: the browser lets no page copy, so the user does. `'dismissed'`: they don't want to. */
export type ShareOutcome = 'copied' | 'shared' | 'dismissed' | 'by-hand';

/** Copies the link. */
export async function copyLink(link: string): Promise<ShareOutcome> {
  try {
    await navigator.clipboard.writeText(link);
    return 'copied';
  } catch {
    // Refused, or an insecure page, which has no clipboard.
    return 'by-hand';
  }
}

/** Opens the system's share sheet, or copies the link where that fails. */
export async function shareLink(link: string): Promise<ShareOutcome> {
  try {
    await navigator.share({ url: link });
    return 'shared';
  } catch (error) {
    // Who closes the sheet wants nothing else instead.
    return error instanceof DOMException && error.name === 'AbortError' ? 'dismissed' : copyLink(link);
  }
}
