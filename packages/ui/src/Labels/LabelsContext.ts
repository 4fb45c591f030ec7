import { createContext } from 'react';
import type { Labels } from '../locales/en';
import type { LabelOverrides } from './mergeLabels';

/** Any part of a locale, by component. */
export type LocaleOverrides = { readonly [K in keyof Labels]?: LabelOverrides<Labels[K]> | undefined };

/**
 * What the providers around a component say, the innermost last. English is not among it: each component brings its own part,
 * so that a page does not load the words of components that it doesn't have.
 */
export const LabelsContext = /* @__PURE__ */ createContext<readonly LocaleOverrides[]>([]);
