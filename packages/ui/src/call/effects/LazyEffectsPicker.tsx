import { lazy, Suspense } from 'react';
import type { EffectsPickerProps } from './EffectsPicker';

const EffectsPicker = /* @__PURE__ */ lazy(async () => ({ default: (await import('./EffectsPicker')).EffectsPicker }));

/** The picker, whose script only calls with effects load. */
export function LazyEffectsPicker(props: EffectsPickerProps) {
  return (
    <Suspense>
      <EffectsPicker {...props} />
    </Suspense>
  );
}
