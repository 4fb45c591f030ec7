import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '@visavis/ui/styles.css';

export const metadata: Metadata = { title: 'Call' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
