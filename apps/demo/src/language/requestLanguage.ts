import { headers } from 'next/headers';
import { languageHeader, readLanguage, type Language } from './language';

/** The language of the request that is being answered. */
export async function requestLanguage(): Promise<Language> {
  return readLanguage((await headers()).get(languageHeader));
}
