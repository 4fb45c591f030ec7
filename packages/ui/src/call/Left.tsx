import type { ReactNode } from 'react';
import { useCallLabels } from './CallLabels';
import { Card } from './Card';

export interface LeftProps {
  onRejoin: () => void;
  /** How the call was: how long, with whom, what went wrong; null: there was none. */
  summary?: ReactNode;
  brand?: ReactNode;
  /** Beside "Rejoin". */
  actions?: ReactNode;
}

/** After the call: back in, or on to what the application offers. */
export function Left({ onRejoin, summary, brand, actions }: LeftProps) {
  const { left } = useCallLabels();
  return (
    <Card heading={left.heading} brand={brand}>
      <p>{left.text}</p>
      <button type="button" className="visavis-button" data-variant="primary" onClick={onRejoin}>
        {left.rejoin}
      </button>
      {actions}
      {summary}
    </Card>
  );
}
