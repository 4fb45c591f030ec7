/** What every client is counted as where no header names its address. */
export const unknownAddress = 'unknown';

/**
 * The network address of the client that sent a request, for `RateLimitKeys.address`.
 *
 * @param header the header in which your own proxy or host writes it, overwriting what the client sent:
 * `x-vercel-forwarded-for`, `cf-connecting-ip`, `fly-client-ip`, or `x-real-ip` where your proxy sets it
 * @returns an IPv6 address as its /64, since one client has all of that; `'unknown'` where the header is not
 * named, not there, or holds no address
 * @throws TypeError for `x-forwarded-for` and `forwarded`, to which clients add what they like
 */
export function clientAddress(request: Request, header: string | undefined): string {
  if (header === undefined) return unknownAddress;
  checkAddressHeader(header);
  const value = request.headers.get(header)?.trim().toLowerCase() ?? '';
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(value)) return value;
  return networkOf(value) ?? unknownAddress;
}

/** Throws a `TypeError` for a header that clients can write themselves. */
export function checkAddressHeader(header: string): void {
  if (!/^[a-z\d-]+$/i.test(header)) throw new TypeError('The address header must be the name of an HTTP header.');
  if (!/^(x-forwarded-for|forwarded)$/i.test(header)) return;
  throw new TypeError(
    `The address header can't be ${header}: clients can write it. ` +
      "Name the one that your host overwrites, such as 'x-real-ip' or 'x-vercel-forwarded-for'.",
  );
}

/** The /64 of an IPv6 address, the IPv4 address inside a mapped one, or null if it is neither. */
function networkOf(value: string): string | null {
  const bare = value.replace(/^\[|\]$/g, '');
  if (!/^[\da-f:.]+$/.test(bare) || !URL.canParse(`http://[${bare}]/`)) return null;
  const expanded = expand(new URL(`http://[${bare}]/`).hostname.slice(1, -1));
  const isMapped = expanded.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (!isMapped) return `${expanded.slice(0, 4).join(':')}::/64`;
  return expanded
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join('.');
}

/** The eight groups of an IPv6 address as URLs spell it. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}
