const DAY_MS = 24 * 3600 * 1000;
const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
const capitalize = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

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
  const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const milliseconds = unit('millisecond');
  const kilobits = unit('kilobit-per-second');
  const megabits = unit('megabit-per-second', 1);
  // The short form of a byte is "byte", however many there are.
  const sizes = [unit('byte', 0, 'long'), unit('kilobyte'), unit('megabyte', 1), unit('gigabyte', 1)];
  return {
    /** Hours and minutes of a time in ms since 1970. */
    time: (at: number) => time.format(at),
    /** The same with seconds. */
    clock: (at: number) => clock.format(at),
    /** The day of a time in ms since 1970: today and yesterday by these words. */
    day: (at: number, now = Date.now()) => {
      const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
      if (days === 0 || days === -1) return capitalize(relativeDay.format(days, 'day'));
      return (new Date(at).getFullYear() === new Date(now).getFullYear() ? day : date).format(at);
    },
    /** Of a number from 0 to 1. */
    percent: (share: number) => percent.format(share),
    names: (names: readonly string[]) => list.format(names),
    /** Of a whole number; 0 is less than one. */
    milliseconds: (value: number) => (value === 0 ? `< ${milliseconds(1)}` : milliseconds(value)),
    /** In the unit that suits the number. */
    kilobits: (value: number) => (value < 1000 ? kilobits(value) : megabits(value / 1000)),
    /** In the unit that suits the number. */
    bytes: (count: number) => {
      const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), 3);
      return sizes[step]?.(count / 1000 ** step) ?? '';
    },
  };
}
