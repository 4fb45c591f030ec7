/** Numbers and times as people of one language write them. */
export function createFormat(locale: string) {
  const unit = (name: string, digits = 0, unitDisplay: 'short' | 'long' = 'short') => {
    const format = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay,
      maximumFractionDigits: digits,
    });
    return (value: number) => format.format(value);
  };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  // The short form of a byte is "byte", however many there are.
  const sizes = [unit('byte', 0, 'long'), unit('kilobyte'), unit('megabyte', 1), unit('gigabyte', 1)];
  return {
    /** Hours and minutes of a time in ms since 1970. */
    time: (at: number) => time.format(at),
    /** The same with seconds. */
    clock: (at: number) => clock.format(at),
    /** Of a number from 0 to 1. */
    percent: (share: number) => percent.format(share),
    names: (names: readonly string[]) => list.format(names),
    milliseconds: unit('millisecond'),
    kilobits: unit('kilobit-per-second'),
    /** In the unit that suits the number. */
    bytes: (count: number) => {
      const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), 3);
      return sizes[step]?.(count / 1000 ** step) ?? '';
    },
  };
}
