/** The dark and light squares of a QR code; what `generate` of lean-qr returns is of this shape. */
export interface QrBitmap {
  /** Squares in a row, and rows. */
  readonly size: number;
  /** Whether the square is dark. */
  get(x: number, y: number): boolean;
}

/** The dark squares as the `d` of an SVG path, one unit each: what is dark in a row without a break is one rectangle. */
export function qrPath({ size, get }: QrBitmap): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && get(x, y)) x += 1;
      if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
