import { useEffect, useState } from 'react';
import { watchArmed } from './watchArmed';

/**
 * Whether a press on the page is meant for it. A page that puts this one under the pointer in the middle of a double click
 * does not turn the camera on for strangers.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => watchArmed(window, setArmed), []);
  return armed;
}
