import { en, type Words } from '../locales/en';
import { ko } from '../locales/ko';
import type { Language } from './language';

/** The demo's own words in a language. */
export function wordsOf(language: Language): Words {
  return { en, ko }[language];
}
