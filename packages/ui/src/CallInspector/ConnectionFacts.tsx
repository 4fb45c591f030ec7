import type { Labels } from '../locales/en';
import { Terms } from '../Term/Terms';
import type { Explained } from './explained/en';
import { Graphs } from './Graphs';
import type { InspectedConnection } from './InspectedConnection';
import { PathPicture } from './PathPicture';
import { PathStory } from './PathStory';
import { Quality } from './Quality';
import { Streams } from './Streams';
import { Timeline } from './Timeline';

export interface ConnectionFactsProps {
  connection: InspectedConnection;
  hideAddresses: boolean;
  text: Labels['callInspector'];
  explained: Explained;
}

/** What is known of one connection, and what it means. */
export function ConnectionFacts({ connection, hideAddresses, text, explained }: ConnectionFactsProps) {
  const { path, ice, quality, samples, events } = connection;
  const now = samples?.at(-1);
  return (
    <>
      {path && (
        <>
          <h3>{text.path}</h3>
          <PathPicture path={path} hideAddresses={hideAddresses} text={text} maybeNat={explained.path.maybeNat} />
          <PathStory path={path} ice={ice} explained={explained} hideAddresses={hideAddresses} />
        </>
      )}
      {quality && (
        <>
          <h3>{explained.quality.title}</h3>
          <Quality quality={quality} firstAt={samples?.[0]?.at} text={text} explained={explained} />
        </>
      )}
      {samples && now && (
        <>
          <h3>{text.streams}</h3>
          <Streams samples={samples} text={text} explained={explained} />
          <Graphs samples={samples} text={text} />
          <Terms glossary={explained.glossary} label={explained.terms} ids={['roundTrip', 'jitter', 'packetLoss']} />
        </>
      )}
      {events && (
        <>
          <h3>{text.timeline}</h3>
          <Timeline events={events} hideAddresses={hideAddresses} text={text} />
          <Terms glossary={explained.glossary} label={explained.terms} ids={['signaling', 'sdp', 'iceRestart', 'dtls']} />
        </>
      )}
    </>
  );
}
