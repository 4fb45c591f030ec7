import { createContext, useContext, type ReactNode } from 'react';
import { en, type Labels } from '../locales/en';

const LabelsContext = /* @__PURE__ */ createContext<Labels>(en);

export interface LabelsProviderProps {
  /** A whole locale: `en`, `ko`, or one of your own. */
  labels: Labels;
  /** What speaks that language. */
  children?: ReactNode;
}

/** Gives every component below it its language. Without one, they speak English. */
export function LabelsProvider({ labels, children }: LabelsProviderProps) {
  return <LabelsContext.Provider value={labels}>{children}</LabelsContext.Provider>;
}

/** One component's strings: its own `labels` before the provider's before English. */
export function useLabels<K extends keyof Labels>(component: K, own?: Partial<Labels[K]>): Labels[K] {
  const labels = useContext(LabelsContext)[component];
  return own ? { ...labels, ...own } : labels;
}
