import type { IconShape } from '../Icon/Icon';

/** Draws a participant, a router or a server of a path; pale if it is not in use. */
export function drawNode(x: number, y: number, label: string, shape: IconShape, used = true) {
  return (
    <g data-used={used} transform={`translate(${x} ${y})`}>
      <circle r="19" />
      <path d={shape.line} transform="translate(-12 -12)" />
      <text y="36">{label}</text>
    </g>
  );
}
