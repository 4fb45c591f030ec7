import { stylesOf } from './stylesOf';

/** How long movements take around an element, in milliseconds; 0 where nothing is to move. */
export function motionMs(element: Element): number {
  const view = element.ownerDocument.defaultView;
  if (!view || !('animate' in element) || view.matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const duration = stylesOf(view, element)?.getPropertyValue('--visavis-duration').trim() ?? '';
  const value = Number.parseFloat(duration) || 0;
  return duration.endsWith('ms') ? value : value * 1000;
}

const glideId = 'visavis-glide';
const easing = 'cubic-bezier(0.2, 0, 0, 1)';

/** Lets an element move from where it was to where it is now, without any layout on the way. */
export function glide(element: Element, from: DOMRectReadOnly, durationMs: number): void {
  for (const animation of element.getAnimations()) if (animation.id === glideId) animation.cancel();
  const to = element.getBoundingClientRect();
  if (from.width === 0 || to.width === 0 || from.height === 0 || to.height === 0) return;
  const [x, y] = [from.left - to.left, from.top - to.top];
  if (x === 0 && y === 0 && from.width === to.width && from.height === to.height) return;
  const transform = `translate(${x}px, ${y}px) scale(${from.width / to.width}, ${from.height / to.height})`;
  element.animate(
    [
      { transformOrigin: '0 0', transform },
      { transformOrigin: '0 0', transform: 'none' },
    ],
    { duration: durationMs, easing, id: glideId },
  );
}

// Never out of sight altogether: what is there is there.
const small = { opacity: 0.1, transform: 'scale(0.92)' };
const full = { opacity: 1, transform: 'none' };

/** Lets an element appear. */
export function appear(element: Element, durationMs: number): void {
  element.animate([small, full], { duration: durationMs, easing });
}

/** Lets an element disappear, and removes it. */
export function disappear(element: Element, durationMs: number): void {
  element.animate([full, small], { duration: durationMs, easing }).addEventListener('finish', () => element.remove());
}
