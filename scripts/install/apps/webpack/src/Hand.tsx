import { useState } from 'react';

/** A button of your own for the bar: any `<button>` in a `ControlBar` is one of its arrow keys' stops. */
export function HandButton({ onRaise }: { onRaise: (raised: boolean) => void }) {
  const [raised, setRaised] = useState(false);

  function toggle() {
    setRaised(!raised);
    onRaise(!raised);
  }

  return (
    <button type="button" className="hand" data-state={raised ? 'on' : 'off'} onClick={toggle}>
      {raised ? 'Lower hand' : 'Raise hand'}
    </button>
  );
}
