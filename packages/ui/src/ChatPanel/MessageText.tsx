/** Addresses of web pages; a closing bracket belongs to one only if it was opened in it, a full stop at its end never. */
const address = /\bhttps?:\/\/(?:\([^\s()<>]*\)|[^\s()<>"])+/giu;
const notAtEnd = /[.,:;!?'"’”…。、]+$/u;

/** A message, with the addresses in it as links. No other scheme becomes one, so no link runs a script. */
export function MessageText({ text }: { text: string }) {
  const parts = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = found.replace(notAtEnd, '');
    if (!URL.canParse(href)) continue;
    parts.push(
      text.slice(end, index),
      <a key={index} href={href} target="_blank" rel="noopener noreferrer">
        {href}
      </a>,
    );
    end = index + href.length;
  }
  return [...parts, text.slice(end)];
}
