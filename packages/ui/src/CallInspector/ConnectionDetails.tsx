import { useState } from 'react';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { errorNotice } from '../locales/en/errorNotice';
import { useLoaded } from '../useLoaded';
import type { ConnectionFactsProps } from './ConnectionFacts';
import type { InspectedConnection } from './InspectedConnection';

export interface ConnectionDetailsProps {
  connection: InspectedConnection;
  /** Whether it is open to begin with. */
  first: boolean;
  hideAddresses: boolean;
  text: Labels['callInspector'];
}

/** All about one connection. What is closed is not rendered, and not loaded. */
export function ConnectionDetails({ first, ...shown }: ConnectionDetailsProps) {
  const [open, setOpen] = useState(first);
  return (
    <details
      className="visavis-connection-details"
      open={open}
      onToggle={({ target, currentTarget }) => {
        // Those within it tell too.
        if (target === currentTarget) setOpen(currentTarget.open);
      }}
    >
      <summary>
        <bdi>{shown.connection.name}</bdi>
      </summary>
      {open && <LoadedFacts {...shown} />}
    </details>
  );
}

const loadFacts = async () => {
  const { ConnectionFacts } = await import('./ConnectionFacts');
  return (props: ConnectionFactsProps) => <ConnectionFacts {...props} />;
};

function LoadedFacts(shown: Omit<ConnectionFactsProps, 'explained'>) {
  const { codes } = useComponentLabels('errorNotice', errorNotice);
  const renderFacts = useLoaded(loadFacts);
  const explained = useLoaded(shown.text.explained);
  if (renderFacts === 'failed' || explained === 'failed') return <p role="alert">{codes['chunk-unavailable']}</p>;
  return renderFacts && explained && renderFacts({ ...shown, explained });
}
