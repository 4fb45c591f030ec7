import './globals.css';
import '@visavis/ui/styles.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { EmbedProvider } from '../embed/EmbedProvider';
import { embeddingHeader, readEmbedding } from '../embed/embedding';
import { LanguageProvider } from '../language/LanguageProvider';
import { requestLanguage } from '../language/requestLanguage';
import { wordsOf } from '../language/wordsOf';

export async function generateMetadata(): Promise<Metadata> {
  const { about } = wordsOf(await requestLanguage());
  return { title: { default: about.title, template: `%s · ${about.title}` }, description: about.description };
}

export const viewport: Viewport = {
  viewportFit: 'cover',
  colorScheme: 'light dark',
  // The page shrinks above the keyboard of a phone, so that the message box stays in sight.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f3f5f6' },
    { media: '(prefers-color-scheme: dark)', color: '#101316' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await requestLanguage();
  const embedded = readEmbedding((await headers()).get(embeddingHeader));
  return (
    <html lang={language}>
      <body>
        <LanguageProvider language={language}>
          <EmbedProvider embedded={embedded}>{children}</EmbedProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}
