/** What the figures of a column are in. */
export type Unit = 'ms' | 's' | 'bytes' | 'MB/s' | 'MB' | '%' | '';

/**
 * How a figure may be compared with one that was taken at another time: a count or a size is the same on every
 * machine, a measure is not.
 */
export type Kind = 'count' | 'size' | 'measure';

export interface Column {
  readonly name: string;
  readonly unit: Unit;
  readonly kind: Kind;
  /** How much more than the committed figure a count or a size may be: `0.02` is 2 %. @default 0 */
  readonly tolerance?: number;
  /** How much more than that it may be besides, in its own unit: small counts vary by whole ones. @default 0 */
  readonly slack?: number;
  /** Digits after the point. @default 0 */
  readonly digits?: number;
  /** Whether a ratio to the baseline says something. @default true */
  readonly ratio?: boolean;
}

export interface Row {
  readonly name: string;
  /** Each round's figure, by column; empty or missing: there is none. */
  readonly cells: Readonly<Record<string, readonly number[]>>;
}

/** What a figure is to be. Exactly one of the bars is given. */
export interface Goal {
  readonly row: string;
  readonly column: string;
  /** At most so much, in the column's unit. */
  readonly most?: number;
  /** At least so much, in the column's unit. */
  readonly least?: number;
  /** Whether `most` or `least` is about the worst round instead of the median. @default false */
  readonly everyRound?: true;
  /** At most so many times the baseline's. */
  readonly mostOfBaseline?: number;
  /** At least so many times the baseline's. */
  readonly leastOfBaseline?: number;
  /** Less than every row but the baseline. */
  readonly leastOfAll?: true;
}

/** Figures that belong together: the ways to do a thing, one below the other. */
export interface Table {
  readonly title: string;
  /** The row that the others are compared with; null: nothing is. */
  readonly baseline: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What some of the figures are to be; shown beside them. @default none */
  readonly goals?: readonly Goal[];
}
