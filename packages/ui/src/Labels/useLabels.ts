import { en, type Labels } from '../locales/en';
import type { LabelOverrides } from './mergeLabels';
import { useComponentLabels } from './useComponentLabels';

/**
 * The labels of one component: its own `labels` before the provider's before English. For components of your own that say
 * what ours say; a page that uses it has all of English.
 */
export function useLabels<K extends keyof Labels>(component: K, own?: LabelOverrides<Labels[K]>): Labels[K] {
  return useComponentLabels(component, en[component], own);
}
