import { createContext, useContext } from 'react';
import { en, type CallLabels } from './locales/en';

const CallLabelsContext = /* @__PURE__ */ createContext<CallLabels>(en);

/** Gives every part of a call below it its language. */
export const CallLabelsProvider = CallLabelsContext.Provider;

/** The strings of the call. */
export function useCallLabels(): CallLabels {
  return useContext(CallLabelsContext);
}
