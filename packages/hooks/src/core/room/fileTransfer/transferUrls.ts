import { harmlessType } from '../../storage/fileName';

/** Object URLs for files that are shown, alive only while they are retained. */
export interface TransferUrls {
  /** The URL of this transfer's file, or null while there is none or it is not retained. */
  get(id: string, file: Blob | null): string | null;
  /** Revokes the URL of a transfer. */
  revoke(id: string): void;
  /** Keeps URLs until the returned function is called. After the last call all URLs are revoked. */
  retain(): () => void;
}

/** Makes an empty set. `onChange` is called when URLs are made or revoked. */
export function createTransferUrls(onChange: () => void): TransferUrls {
  const urls = new Map<string, string>();
  let viewers = 0;

  return {
    get(id, file) {
      if (viewers === 0 || !file) return null;
      const known = urls.get(id);
      if (known) return known;
      const url = URL.createObjectURL(file.slice(0, file.size, harmlessType(file.type)));
      urls.set(id, url);
      return url;
    },
    revoke(id) {
      const url = urls.get(id);
      if (url) URL.revokeObjectURL(url);
      urls.delete(id);
    },
    retain() {
      viewers += 1;
      if (viewers === 1) onChange();
      let released = false;
      return () => {
        if (released) return;
        released = true;
        viewers -= 1;
        if (viewers > 0) return;
        for (const url of urls.values()) URL.revokeObjectURL(url);
        urls.clear();
        onChange();
      };
    },
  };
}
