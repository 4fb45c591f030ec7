import type { Column } from './table';

/** A figure of a column in words, such as `12.3 KB`. The unit of others stands in the column's head. */
export function showValue({ unit, digits = 0 }: Column, value: number): string {
  if (unit !== 'bytes') return value.toFixed(digits);
  if (Math.abs(value) < 1000) return `${value.toFixed(0)} B`;
  return `${(value / 1024).toFixed(1)} KB`;
}
