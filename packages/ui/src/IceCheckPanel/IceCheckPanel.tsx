import { useId, type ComponentPropsWithRef } from 'react';
import type { NoticeError } from '../ErrorNotice/ErrorNotice';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import { reachable } from '../reachable';
import type { Labels } from '../locales/en';

/** What is known of one STUN or TURN server. */
export interface CheckedServer {
  /** Such as `turn:turn.example.com:3478?transport=udp`; unique in the list. */
  url: string;
  status: 'pending' | 'checking' | 'ok' | 'failed';
  /** What kinds of candidates it led to. @default [] */
  kinds?: readonly ('host' | 'srflx' | 'prflx' | 'relay')[] | undefined;
  /** What the server is reached over. */
  protocol?: string | null | undefined;
  /** Until its first answer, in milliseconds. */
  ms?: number | null | undefined;
  /** What went wrong; its words are those of `ErrorNotice`. */
  error?: (NoticeError & { message?: string }) | null | undefined;
}

/** What the network does to addresses: nothing; the same for all; another for each; nothing gets through. */
export type NatBehaviour = 'none' | 'independent' | 'dependent' | 'blocked' | 'unknown';

export interface IceCheckPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  status: 'idle' | 'running' | 'done';
  servers: readonly CheckedServer[];
  /** @default undefined (not told) */
  nat?: NatBehaviour | null | undefined;
  /** Whether something sent through a relay came back, and how fast. @default undefined (not tried) */
  relayLoopback?: Pick<CheckedServer, 'status' | 'ms' | 'error'> | null | undefined;
  onStart?: (() => void) | undefined;
  onStop?: (() => void) | undefined;
  labels?: Partial<Labels['iceCheck']> | undefined;
}

/** Which STUN and TURN servers work from here, how fast, and what the network does to calls. */
export function IceCheckPanel({
  status,
  servers,
  nat,
  relayLoopback,
  onStart,
  onStop,
  labels,
  className,
  ...rest
}: IceCheckPanelProps) {
  const text = useLabels('iceCheck', labels);
  const { codes } = useLabels('errorNotice');
  const titleId = useId();
  const running = status === 'running';

  const result = ({ status: now, error }: Pick<CheckedServer, 'status' | 'error'>) => (
    <>
      <span className="visavis-verdict">{text[now]}</span>
      {error && <span className="visavis-hint">{words(codes, error)}</span>}
    </>
  );
  const time = (ms: number | null | undefined) => (typeof ms === 'number' ? text.milliseconds(Math.round(ms)) : '–');

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-panel visavis-ice-check', className)}
      data-status={status}
    >
      <h2 id={titleId}>{text.title}</h2>
      {status === 'idle' && <p className="visavis-hint">{servers.length > 0 ? text.intro : text.none}</p>}
      <button
        type="button"
        className="visavis-button"
        data-variant={status === 'idle' ? 'primary' : undefined}
        onClick={running ? onStop : onStart}
      >
        {running ? text.stop : status === 'done' ? text.again : text.start}
      </button>
      <span className="visavis-visually-hidden" aria-live="polite">
        {running && text.running}
      </span>
      {status !== 'idle' && servers.length === 0 && <p className="visavis-hint">{text.none}</p>}
      {status !== 'idle' && servers.length > 0 && (
        <div className="visavis-scroll" {...reachable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.server}</th>
                <th scope="col">{text.result}</th>
                <th scope="col">{text.found}</th>
                <th scope="col">{text.time}</th>
              </tr>
            </thead>
            <tbody>
              {servers.map((server) => (
                <tr key={server.url} data-status={server.status}>
                  <th scope="row">
                    <bdi>{server.url}</bdi>
                  </th>
                  <td>{result(server)}</td>
                  <td>
                    {[...(server.kinds ?? []).map((kind) => text[kind]), server.protocol?.toUpperCase()]
                      .filter(Boolean)
                      .join(', ') || '–'}
                  </td>
                  <td>{time(server.ms)}</td>
                </tr>
              ))}
              {relayLoopback && (
                <tr data-status={relayLoopback.status}>
                  <th scope="row">{text.loopback}</th>
                  <td>{result(relayLoopback)}</td>
                  <td>–</td>
                  <td>{time(relayLoopback.ms)}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      {nat && (
        <p data-nat={nat}>
          <strong>{text.nat}</strong> {text.natKinds[nat]}
        </p>
      )}
    </section>
  );
}

/** The words for a code, or what the error says of itself if it is not one of ours. */
function words(codes: Record<string, string>, { code, message }: NoticeError & { message?: string }): string {
  return (Object.hasOwn(codes, code) ? codes[code] : message) ?? code;
}
