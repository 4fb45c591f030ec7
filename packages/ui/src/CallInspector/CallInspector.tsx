import { useId, type ComponentPropsWithRef } from 'react';
import { ConnectionBadge, type ConnectionStatus } from '../ConnectionBadge/ConnectionBadge';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';

/** One connection, as far as it is known. */
export interface InspectedConnection {
  id: string;
  name: string;
  status: ConnectionStatus;
  /** From browser to browser, or through a TURN relay. */
  route?: 'direct' | 'relay' | null | undefined;
  /** There and back, in milliseconds. */
  roundTripMs?: number | null | undefined;
}

export interface CallInspectorProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  connections: readonly InspectedConnection[];
  labels?: Partial<Labels['callInspector']> | undefined;
}

/** The connections of a call, one row for each person. */
export function CallInspector({ connections, labels, className, ...rest }: CallInspectorProps) {
  const text = useLabels('callInspector', labels);
  const titleId = useId();

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-call-inspector', className)}
      data-state={connections.length > 0 ? 'ready' : 'empty'}
    >
      <h2 id={titleId}>{text.title}</h2>
      {connections.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
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
            {connections.map(({ id, name, status, route, roundTripMs }) => (
              <tr key={id} data-status={status} data-route={route ?? undefined}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <ConnectionBadge status={status} />
                </td>
                <td>{route ? text[route] : text.unknown}</td>
                <td>{typeof roundTripMs === 'number' ? text.milliseconds(roundTripMs) : text.unknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
