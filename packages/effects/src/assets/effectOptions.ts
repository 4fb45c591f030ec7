/** How much of what an effect needs is loaded. */
export interface LoadProgress {
  /** From 0 to 1. */
  readonly loaded: number;
}

/** What every effect takes. */
export interface EffectOptions {
  /**
   * The folder of this page's own origin that `npx visavis-effects copy` filled; another origin is refused. Nothing is loaded
   * before the effect is used for the first time. @default '/visavis-effects/'
   */
  readonly assets?: string | undefined;
  /** Called while the effect is loaded, on its first use; with 1 at the end. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** What `getProcessorStats()` and errors call it. @default its function's name */
  readonly name?: string | undefined;
}
