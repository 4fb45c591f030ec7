import { useCallLabels } from '../CallLabels';
import type { Talk } from './useTalk';

/** Lets the user talk while it is held down, where that is wanted; the space bar does the same. */
export function TalkButton({ talk: { enabled, talking, buttonProps } }: { talk: Talk }) {
  const { talk: words } = useCallLabels();
  if (!enabled) return null;
  return (
    <button
      type="button"
      className="visavis-button"
      data-variant={talking ? 'primary' : undefined}
      style={{ justifySelf: 'center', touchAction: 'none' }}
      {...buttonProps}
    >
      {words.hold}
    </button>
  );
}
