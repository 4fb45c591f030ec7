import type { MetadataRoute } from 'next';
import { wordsOf } from '../language/wordsOf';

/** What a device needs to know to keep the demo among its apps. Links to rooms then open in it. */
export default function manifest(): MetadataRoute.Manifest {
  const { about } = wordsOf('en');
  return {
    id: '/',
    name: about.title,
    short_name: about.title,
    description: about.description,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f3f5f6',
    theme_color: '#0a6a73',
    categories: ['communication', 'social'],
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
}
