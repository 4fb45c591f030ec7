import type { ReactNode } from 'react';
import { useCallLabels } from './CallLabels';
import { Card } from './Card';

export interface LeftProps {
  onRejoin: () => void;
  brand?: ReactNode;
  /** Beside "Rejoin". */
  actions?: ReactNode;
}

/** After the call: back in, or on to what the application offers. */
export function Left({ onRejoin, brand, actions }: LeftProps) {
  const { left } = useCallLabels();
  return (
    <Card heading={left.heading} brand={brand}>
      <p>{left.text}</p>
      <button type="button" className="visavis-button" data-variant="primary" onClick={onRejoin}>
        {left.rejoin}
      </button>
      {actions}
    </Card>
  );
}
