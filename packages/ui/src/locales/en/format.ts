import { createFormat } from '../format';

/** Numbers and times in English. */
export const format = /* @__PURE__ */ createFormat('en');
