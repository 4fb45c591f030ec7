import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import '@visavis/ui/styles.css';
import '../global.css';

export const metadata: Metadata = { title: 'Call' };
export const viewport: Viewport = { viewportFit: 'cover' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
