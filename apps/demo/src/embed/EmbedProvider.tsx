'use client';

import { createContext, useContext, type ReactNode } from 'react';

const EmbedContext = createContext(false);

export interface EmbedProviderProps {
  /** Whether the page stands in another site's frame. */
  embedded: boolean;
  children: ReactNode;
}

/** Tells all pages below whether they stand in another site's frame. */
export function EmbedProvider({ embedded, children }: EmbedProviderProps) {
  return <EmbedContext.Provider value={embedded}>{children}</EmbedContext.Provider>;
}

/** Whether the page stands in another site's frame: then it shows no mark, and leads to no other call. */
export function useEmbedded(): boolean {
  return useContext(EmbedContext);
}

/** What is shown only where the demo stands by itself. */
export function Unembedded({ children }: { children: ReactNode }) {
  return useEmbedded() ? null : children;
}
