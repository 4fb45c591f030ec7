import { useContext, useMemo } from 'react';
import type { Labels } from '../locales/en';
import { LabelsContext } from './LabelsContext';
import { mergeLabels, type LabelOverrides } from './mergeLabels';

/**
 * The labels of one component: its own `labels` before the providers' before English.
 *
 * @param english the component's part of English, from `locales/en`
 */
export function useComponentLabels<K extends keyof Labels>(
  component: K,
  english: Labels[K],
  own?: LabelOverrides<Labels[K]>,
): Labels[K] {
  const provided = useContext(LabelsContext);
  return useMemo(() => {
    const labels = provided.reduce((merged, each) => mergeLabels(merged, each[component]), english);
    return mergeLabels(labels, own);
  }, [component, english, provided, own]);
}
