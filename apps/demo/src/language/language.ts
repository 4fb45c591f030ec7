/** The languages that the demo speaks. */
export type Language = 'en' | 'ko';

/** The request header by which the proxy tells the layout which language was asked for. */
export const languageHeader = 'x-visavis-language';

/** The language that `?lang=` asks for: English unless it is known. */
export function readLanguage(value: string | null | undefined): Language {
  return value === 'ko' ? 'ko' : 'en';
}

/** `path` in this language; English needs no parameter. */
export function localPath(path: string, language: Language): string {
  return language === 'en' ? path : `${path}?lang=${language}`;
}
