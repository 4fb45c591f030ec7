import { useState } from 'react';
import type { Labels } from '../locales/en';
import { Graphs } from './Graphs';
import type { InspectedConnection } from './InspectedConnection';
import { PathPicture } from './PathPicture';
import { Streams } from './Streams';
import { Timeline } from './Timeline';

export interface ConnectionDetailsProps {
  connection: InspectedConnection;
  /** Whether it is open to begin with. */
  first: boolean;
  hideAddresses: boolean;
  text: Labels['callInspector'];
}

/** All about one connection. What is closed is not rendered. */
export function ConnectionDetails({ connection, first, hideAddresses, text }: ConnectionDetailsProps) {
  const [open, setOpen] = useState(first);
  const { name, path, samples, events } = connection;
  const now = samples?.at(-1);
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
        <bdi>{name}</bdi>
      </summary>
      {open && (
        <>
          {path && (
            <>
              <h3>{text.path}</h3>
              <PathPicture path={path} hideAddresses={hideAddresses} text={text} />
            </>
          )}
          {samples && now && (
            <>
              <h3>{text.streams}</h3>
              <Streams sample={now} text={text} />
              <Graphs samples={samples} text={text} />
            </>
          )}
          {events && (
            <>
              <h3>{text.timeline}</h3>
              <Timeline events={events} hideAddresses={hideAddresses} text={text} />
            </>
          )}
        </>
      )}
    </details>
  );
}
