/** How far a finger goes sideways until that is a swipe, in pixels. */
const SWIPE_PX = 48;
/** How much further sideways than up or down. */
const STEEPNESS = 2;

/**
 * Tells when one finger is swiped sideways over an element: 1 to what comes next in reading order, -1 to what was before.
 * Scrolling up and down, and pinching, stay the browser's; two fingers are no swipe, and neither is what a slider or a menu
 * takes.
 *
 * @returns ends it
 */
export function watchSwipes(element: HTMLElement, onSwipe: (by: 1 | -1) => void): () => void {
  let start: { id: number; x: number; y: number } | null = null;
  const { touchAction } = element.style;

  function onDown({ target, pointerType, isPrimary, pointerId: id, clientX: x, clientY: y }: PointerEvent) {
    const isTaken = target instanceof Element && target.closest('input, [popover]') !== null;
    start = pointerType === 'touch' && isPrimary && !isTaken ? { id, x, y } : null;
  }

  function onUp({ pointerId, clientX, clientY }: PointerEvent) {
    if (start?.id !== pointerId) return;
    const x = clientX - start.x;
    const y = clientY - start.y;
    start = null;
    if (Math.abs(x) < SWIPE_PX || Math.abs(x) < Math.abs(y) * STEEPNESS) return;
    const isForward = x < 0 === (getComputedStyle(element).direction === 'ltr');
    onSwipe(isForward ? 1 : -1);
  }

  function onCancel() {
    start = null;
  }

  element.style.touchAction = 'pan-y pinch-zoom';
  element.addEventListener('pointerdown', onDown);
  element.addEventListener('pointerup', onUp);
  element.addEventListener('pointercancel', onCancel);
  return () => {
    element.style.touchAction = touchAction;
    element.removeEventListener('pointerdown', onDown);
    element.removeEventListener('pointerup', onUp);
    element.removeEventListener('pointercancel', onCancel);
  };
}
