'use client';

import { LabelsProvider } from '@visavis/ui';
import { en } from '@visavis/ui/locales/en';
import { ko } from '@visavis/ui/locales/ko';
import { createContext, useContext, type ReactNode } from 'react';
import type { Words } from '../locales/en';
import { localPath, type Language } from './language';
import { wordsOf } from './wordsOf';

const LanguageContext = createContext<Language>('en');
const labels = { en, ko };

/** Gives the page and the components in it their language. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext.Provider value={language}>
      <LabelsProvider labels={labels[language]}>{children}</LabelsProvider>
    </LanguageContext.Provider>
  );
}

/** The page's language. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The demo's own words in the page's language. */
export function useWords(): Words {
  return wordsOf(useLanguage());
}

/** `path` in the page's language, so that it stays the same from page to page. */
export function useLocalPath(path: string): string {
  return localPath(path, useLanguage());
}
