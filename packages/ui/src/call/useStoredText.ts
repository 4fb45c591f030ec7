import { useCallback, useSyncExternalStore } from 'react';
import { onTextChange, readText, writeText } from './storedText';

/** A text that is still there on the next visit, and its setter; '' on the server and at first. */
export function useStoredText(key: string): [text: string, setText: (text: string) => void] {
  const text = useSyncExternalStore(
    onTextChange,
    () => readText(key),
    () => '',
  );
  const setText = useCallback((next: string) => writeText(key, next), [key]);
  return [text, setText];
}
