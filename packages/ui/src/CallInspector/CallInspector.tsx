import { useId, useState, type ComponentPropsWithRef, type ReactNode } from 'react';
import { ConnectionBadge } from '../ConnectionBadge/ConnectionBadge';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { callInspector } from '../locales/en/callInspector';
import { ConnectionDetails } from './ConnectionDetails';
import type { InspectedConnection } from './InspectedConnection';
import { reachable } from '../reachable';
import { redact } from './redact';

export interface CallInspectorProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  /** One for each of the others. */
  connections: readonly InspectedConnection[];
  /** Further sections below the connections; asked with whether addresses are hidden. */
  renderSections?: ((hideAddresses: boolean) => ReactNode) | undefined;
  labels?: LabelOverrides<Labels['callInspector']> | undefined;
}

/**
 * The connections of a call: one row for each person, and all about each where more than that is given: the
 * path drawn as a picture, curves of the last minutes, streams, and what the two sides told each other.
 *
 * A new sample renders the curves alone; a connection that is closed renders nothing.
 */
export function CallInspector({ connections, renderSections, labels, className, ...rest }: CallInspectorProps) {
  const text = useComponentLabels('callInspector', callInspector, labels);
  const titleId = useId();
  const [hideAddresses, setHideAddresses] = useState(false);
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const detailed = connections.filter(({ path, samples, events }) => path ?? samples ?? events);

  const copy = async () => {
    const json = JSON.stringify(connections, null, 2);
    try {
      await navigator.clipboard.writeText(hideAddresses ? redact(json) : json);
      setCopied('copied');
    } catch {
      setCopied('notCopied');
    }
  };

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-panel visavis-call-inspector', className)}
      data-state={connections.length > 0 ? 'ready' : 'empty'}
    >
      <h2 id={titleId}>{text.title}</h2>
      {connections.length === 0 ? (
        <p className="visavis-hint">{text.empty}</p>
      ) : (
        <div className="visavis-scroll" {...reachable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.participant}</th>
                <th scope="col">{text.status}</th>
                <th scope="col">{text.route}</th>
                <th scope="col">{text.roundTrip}</th>
              </tr>
            </thead>
            <tbody>
              {connections.map((connection) => {
                const { id, name, status, roundTripMs } = connection;
                const route = routeOf(connection);
                return (
                  <tr key={id} data-status={status} data-route={route ?? undefined}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                    </th>
                    <td>
                      <ConnectionBadge status={status} />
                    </td>
                    <td>{route ? text[route] : text.unknown}</td>
                    <td>
                      {typeof roundTripMs === 'number' ? text.milliseconds(Math.round(roundTripMs)) : text.unknown}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {detailed.length > 0 && (
        <div className="visavis-inspector-tools">
          <label>
            <input
              type="checkbox"
              checked={hideAddresses}
              onChange={(event) => setHideAddresses(event.target.checked)}
            />
            {text.hideAddresses}
          </label>
          <button type="button" className="visavis-button" onClick={() => void copy()}>
            {text.copy}
          </button>
          <span className="visavis-hint" aria-live="polite">
            {copied && text[copied]}
          </span>
        </div>
      )}
      {detailed.map((connection) => (
        <ConnectionDetails
          key={connection.id}
          connection={connection}
          first={connections.length === 1}
          hideAddresses={hideAddresses}
          text={text}
        />
      ))}
      {renderSections?.(hideAddresses)}
    </section>
  );
}

function routeOf({ route, path }: InspectedConnection): 'direct' | 'relay' | null {
  const kind = route ?? path?.kind;
  return kind && kind !== 'unknown' ? kind : null;
}
