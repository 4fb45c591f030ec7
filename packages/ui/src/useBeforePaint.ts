import { useEffect, useLayoutEffect } from 'react';

/** A layout effect. React 18 warns of those on a server, where they do nothing. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
