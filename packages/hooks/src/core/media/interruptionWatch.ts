import type { Environment } from '../environment/environment';

/**
 * Makes what is told whether a capture is interrupted by the system, and looks after it when the page comes to the front again:
 * a system that took the device while the page was away doesn't always give it back by itself.
 *
 * @param look called whenever the page is in front again while the capture is interrupted
 */
export function createInterruptionWatch(
  environment: Pick<Environment, 'isHidden' | 'subscribe'>,
  look: () => void,
): (isInterrupted: boolean) => void {
  let unwatch: (() => void) | null = null;

  return (isInterrupted) => {
    if (isInterrupted === (unwatch !== null)) return;
    unwatch?.();
    unwatch = null;
    if (!isInterrupted) return;
    unwatch = environment.subscribe((event) => {
      if ((event === 'visibility' || event === 'resumed') && !environment.isHidden) look();
    });
  };
}
