import type { ReactNode } from 'react';

const icon = (children: ReactNode) => (
  <svg viewBox="0 0 24 24" className="size-6 fill-none stroke-current stroke-2" aria-hidden>
    {children}
  </svg>
);

export const stethoscope = icon(<path d="M5 3v6a4 4 0 0 0 8 0V3M9 13v3a5 5 0 0 0 10 0v-3m0 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4" />);
export const eye = icon(<path d="M2 12q10-14 20 0-10 14-20 0m10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6" />);
export const door = icon(<path d="M4 21h16M6 21V3h12v18M14 12v1" />);
