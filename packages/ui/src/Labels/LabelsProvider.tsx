import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { en, type Labels } from '../locales/en';
import { mergeLabels, type LabelOverrides } from './mergeLabels';

const LabelsContext = /* @__PURE__ */ createContext<Labels>(en);

export interface LabelsProviderProps {
  /** A whole locale, such as `ko`, or any part of one: what it leaves out is that of the provider around it, else English. */
  labels: LabelOverrides<Labels>;
  /** What speaks that language. */
  children?: ReactNode;
}

/** Gives every component below it its language. Without one, they speak English. */
export function LabelsProvider({ labels, children }: LabelsProviderProps) {
  const outer = useContext(LabelsContext);
  const merged = useMemo(() => mergeLabels(outer, labels), [outer, labels]);
  return <LabelsContext.Provider value={merged}>{children}</LabelsContext.Provider>;
}

/**
 * The labels of one component: its own `labels` before the provider's before English. For components of your own that say
 * what ours say.
 */
export function useLabels<K extends keyof Labels>(component: K, own?: LabelOverrides<Labels[K]>): Labels[K] {
  const labels = useContext(LabelsContext)[component];
  return useMemo(() => mergeLabels(labels, own), [labels, own]);
}
