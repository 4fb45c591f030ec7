/** A colour as it is on the screen: red, green and blue from 0 to 255, opacity from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** What a token is worth at an element: its colour, or null if it is none; and the text of it. */
export interface TokenValue {
  readonly text: string;
  readonly color: Rgba | null;
}

/** Reads a token where `element` stands, as the browser computes it there. */
export function readToken(element: HTMLElement, token: string): TokenValue {
  const text = getComputedStyle(element).getPropertyValue(token).trim();
  if (!CSS.supports('color', text)) return { text, color: null };
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return { text: color, color: toRgba(color) };
}

/** A canvas knows every notation of a colour that the browser knows. */
function toRgba(color: string): Rgba {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0, 0];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** As `<input type="color">` wants it. */
export const toHex = ([red, green, blue]: Rgba) =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** From 1, none, to 21, black on white. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgba, other: Rgba): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
