/** How much `y` grows with each `x`, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (axis: 0 | 1) => points.reduce((total, point) => total + point[axis], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const [above, below] = points.reduce(
    ([up, down], [x, y]) => [up + (x - meanX) * (y - meanY), down + (x - meanX) ** 2],
    [0, 0],
  );
  return above / below;
}
