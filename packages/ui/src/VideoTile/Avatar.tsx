import type { CSSProperties } from 'react';
import { Icon } from '../Icon/Icon';
import { personShape, screenShape } from '../Icon/shapes';
import { initials } from './initials';

/** What stands in a tile without a picture. The tile itself says the name, so this is for the eye only. */
export function Avatar({ name, source }: { name: string; source: 'camera' | 'screen' }) {
  const letters = source === 'screen' ? '' : initials(name);
  return (
    <div className="visavis-avatar" aria-hidden="true">
      <span style={{ '--visavis-avatar-hue': hue(name) } as CSSProperties}>
        {letters || <Icon shape={source === 'screen' ? screenShape : personShape} />}
      </span>
    </div>
  );
}

/**
 * The same name has the same colour everywhere, in degrees of the colour circle: from green over blue to red,
 * without the yellows between, which look ill when they are dark.
 */
function hue(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return 150 + (hash % 250);
}
