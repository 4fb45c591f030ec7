import type { IceSetting } from './iceSettings';

/** A complaint about a setting. `problem` must not quote the value: it may be a secret in a wrong place. */
export function settingError(setting: { readonly name: string }, problem: string): TypeError {
  return new TypeError(`${setting.name} ${problem}`);
}

/** The setting as a text without white space around it, which is pasted along; null if it is not set. */
export function textOf(setting: IceSetting): string | null {
  const { value } = setting;
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') throw settingError(setting, 'must be a text.');
  return text;
}

/** The setting as a list of texts, in a text separated by commas or spaces; empty if it is not set. */
export function listOf(setting: IceSetting): string[] {
  const { value } = setting;
  if (value === undefined) return [];
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((entry) => entry !== '');
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw settingError(setting, 'must be a text or an array of texts.');
}

/** The setting as a positive whole number, or null if it is not set. */
export function countOf(setting: IceSetting): number | null {
  const { value } = setting;
  if (value === undefined) return null;
  const count = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count > 0) return count;
  throw settingError(setting, 'must be a positive whole number.');
}
