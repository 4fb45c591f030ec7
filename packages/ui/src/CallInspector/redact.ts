/** Addresses of machines: IPv6 that ends as IPv4, IPv4, IPv6, and the names that hide those of one network. */
const addresses =
  /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\w:.])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])|(?<![\w:.])(?:[\da-f]{0,4}:){1,7}:[\da-f:]*(?![\w:])|(?<![\w-])[\w-]{1,63}\.local\b/gi;

/** What a text says without the addresses in it, and without the password that goes with them. */
export function redact(text: string): string {
  return text.replace(addresses, '•••').replace(/(ice-pwd:)\S+/g, '$1•••');
}
