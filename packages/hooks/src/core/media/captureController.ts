/** The part of a `CaptureController` that is used here; TypeScript's own types don't know it yet. */
interface CaptureController {
  setFocusBehavior(behavior: string): void;
}

/** What a page calls each focus; the second name is the older one, of Chromium before 119. */
const behaviors = {
  share: ['focus-captured-surface'],
  page: ['focus-capturing-application', 'no-focus-change'],
} as const;

/**
 * What tells the browser where the focus goes after the choice; `undefined` in a browser that has no such thing.
 *
 * @see https://www.w3.org/TR/screen-capture/#dom-capturecontroller-setfocusbehavior
 */
export function createController(focus: 'share' | 'page'): object | undefined {
  const { CaptureController } = globalThis as { CaptureController?: new () => CaptureController };
  if (!CaptureController) return undefined;
  const controller = new CaptureController();
  for (const behavior of behaviors[focus]) {
    try {
      controller.setFocusBehavior(behavior);
      return controller;
    } catch {
      // A name that this version doesn't know (a TypeError): it knows the other one.
      continue;
    }
  }
  return controller;
}
