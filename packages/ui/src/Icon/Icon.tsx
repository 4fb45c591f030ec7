/**
 * A line drawing in the colour and size of the text around it. What it means is said by that text.
 *
 * `shape`: one of `shapes`. `off`: struck through, for what is off.
 */
export function Icon({ shape, off = false }: { shape: string; off?: boolean }) {
  return (
    <svg className="visavis-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={off ? `${shape}M4 4l16 16` : shape} />
    </svg>
  );
}
