import { useId } from 'react';

/** The path data of an icon, on a square of 24 by 24. */
export interface IconShape {
  /** What is drawn with a line: all of it. */
  readonly line: string;
  /** What is filled when it is on; without it, nothing is. */
  readonly area?: string;
  /** What is cut out of that area. */
  readonly marks?: string;
  /** Drawn in place of it when it is off: struck through, with a gap beside the stroke. */
  readonly off?: string;
}

/**
 * An icon in the colour and size of the text around it. What it means is said by that text.
 *
 * `shape`: one of `shapes`. `off`: struck through, for what is off. `filled`: for what is on.
 */
export function Icon({ shape, off = false, filled = false }: { shape: IconShape; off?: boolean; filled?: boolean }) {
  const maskId = useId();
  const { line, area, marks } = shape;
  const cut = filled && marks !== undefined;
  return (
    <svg className="visavis-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {cut && (
        <mask id={maskId} maskUnits="userSpaceOnUse" x="0" y="0" width="24" height="24">
          <path d="M0 0h24v24H0z" fill="#fff" stroke="none" />
          <path d={marks} stroke="#000" />
        </mask>
      )}
      {filled && area && <path d={area} fill="currentColor" mask={cut ? `url(#${maskId})` : undefined} />}
      <path d={(off && shape.off) || line} mask={cut ? `url(#${maskId})` : undefined} />
    </svg>
  );
}
