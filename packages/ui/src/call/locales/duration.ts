/** How long something took, as people of one language say it: its two largest units, from ms on. */
export function createDuration(locale: string): (ms: number) => string {
  const unit = (name: string, digits = 0) => {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: digits });
    return (value: number) => format.format(value);
  };
  const [milliseconds, seconds, minutes, hours] = [unit('millisecond'), unit('second', 1), unit('minute'), unit('hour')];
  return (ms) => {
    if (ms < 1000) return milliseconds(Math.round(ms));
    if (ms < 10_000) return seconds(ms / 1000);
    const whole = Math.round(ms / 1000);
    if (whole < 60) return seconds(whole);
    if (whole < 3600) return [minutes(Math.floor(whole / 60)), whole % 60 > 0 && seconds(whole % 60)].filter(Boolean).join(' ');
    const inMinutes = Math.round(whole / 60);
    return [hours(Math.floor(inMinutes / 60)), inMinutes % 60 > 0 && minutes(inMinutes % 60)].filter(Boolean).join(' ');
  };
}
