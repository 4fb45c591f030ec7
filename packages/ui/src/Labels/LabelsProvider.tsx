import { useContext, useMemo, type ReactNode } from 'react';
import type { Labels } from '../locales/en';
import { LabelsContext } from './LabelsContext';
import type { LabelOverrides } from './mergeLabels';

export interface LabelsProviderProps {
  /** A whole locale, such as `ko`, or any part of one: what it leaves out is that of the provider around it, else English. */
  labels: LabelOverrides<Labels>;
  /** What speaks that language. */
  children?: ReactNode;
}

/** Gives every component below it its language. Without one, they speak English. */
export function LabelsProvider({ labels, children }: LabelsProviderProps) {
  const outer = useContext(LabelsContext);
  const all = useMemo(() => [...outer, labels], [outer, labels]);
  return <LabelsContext.Provider value={all}>{children}</LabelsContext.Provider>;
}
