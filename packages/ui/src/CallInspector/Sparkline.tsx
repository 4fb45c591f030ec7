/** A curve through values from 0 to their most, without scales: the figures beside it say how much it is. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const top = Math.max(...values.map((value) => value ?? 0)) || 1;
  const width = Math.max(values.length - 1, 1);
  let path = '';
  for (const [index, value] of values.entries()) {
    // A gap begins a new line.
    if (value === null) continue;
    const begins = typeof values[index - 1] !== 'number';
    path += `${begins ? 'M' : 'L'}${index} ${(29 - (value / top) * 27).toFixed(1)}`;
  }
  return (
    <svg viewBox={`0 0 ${width} 30`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
