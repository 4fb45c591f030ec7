import { useId, type ComponentPropsWithRef } from 'react';
import { ErrorNotice, type NoticeError } from '../ErrorNotice/ErrorNotice';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { errorNotice } from '../locales/en/errorNotice';
import { iceCheck } from '../locales/en/iceCheck';
import { reachable } from '../reachable';

/** What is known of one URL of a STUN or TURN server; what `useIceCheck` lists is of this shape. */
export interface CheckedServer {
  /** Such as `turn:turn.example.com:3478?transport=udp`; unique in the list. */
  url: string;
  status: 'waiting' | 'running' | 'ok' | 'failed';
  /** What the server is reached over. */
  protocol?: string | null | undefined;
  /** Whether each kind of candidate was found; anything but null says yes. */
  host?: object | null | undefined;
  srflx?: object | null | undefined;
  relay?: object | null | undefined;
  /** What went through the relay and back, in milliseconds. */
  loopback?: { roundTripMs: number } | null | undefined;
  /** How long it took in all, in milliseconds. */
  ms?: number | null | undefined;
  /** What went wrong; its words are those of `ErrorNotice`. */
  error?: (NoticeError & { message?: string }) | null | undefined;
}

/** What the router does to addresses: nothing; one public one for all; another for each destination. */
export type NatBehaviour = 'none' | 'endpoint-independent' | 'symmetric' | 'unknown';

export interface IceCheckPanelProps extends Omit<ComponentPropsWithRef<'section'>, 'children'> {
  /** Where the check stands. */
  status: 'idle' | 'running' | 'done' | 'failed';
  /** What is known of each so far. */
  servers: readonly CheckedServer[];
  /** Shown when it is done. @default undefined (not told) */
  nat?: NatBehaviour | null | undefined;
  /** Why nothing could be checked. */
  error?: NoticeError | null | undefined;
  /** Offers to check, or to check again. */
  onStart?: (() => void) | undefined;
  /** Offers to end it while it runs. */
  onStop?: (() => void) | undefined;
  labels?: LabelOverrides<Labels['iceCheck']> | undefined;
}

/** Which STUN and TURN servers work from here, how fast, and what the network does to calls. */
export function IceCheckPanel({
  status,
  servers,
  nat,
  error,
  onStart,
  onStop,
  labels,
  className,
  ...rest
}: IceCheckPanelProps) {
  const text = useComponentLabels('iceCheck', iceCheck, labels);
  const { codes } = useComponentLabels('errorNotice', errorNotice);
  const titleId = useId();
  const idle = status === 'idle';
  const running = status === 'running';

  return (
    <section
      aria-labelledby={titleId}
      {...rest}
      className={joinClasses('visavis-panel visavis-ice-check', className)}
      data-status={status}
    >
      <h2 id={titleId}>{text.title}</h2>
      {idle && <p className="visavis-hint">{text.intro}</p>}
      <button
        type="button"
        className="visavis-button"
        data-variant={idle ? 'primary' : undefined}
        onClick={running ? onStop : onStart}
      >
        {running ? text.stop : idle ? text.start : text.again}
      </button>
      <span className="visavis-visually-hidden" aria-live="polite">
        {running ? text.checking : status === 'done' && servers.length > 0 && text.done}
      </span>
      <ErrorNotice error={error ?? null} />
      {status === 'done' && servers.length === 0 && <p className="visavis-hint">{text.none}</p>}
      {!idle && servers.length > 0 && (
        <div className="visavis-scroll" {...reachable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.server}</th>
                <th scope="col">{text.result}</th>
                <th scope="col">{text.time}</th>
              </tr>
            </thead>
            <tbody>
              {servers.map((server) => (
                <tr key={server.url} data-status={server.status}>
                  <th scope="row">
                    <bdi>{server.url}</bdi>
                  </th>
                  <td>
                    <span className="visavis-verdict">{text[server.status]}</span>
                    <span className="visavis-hint"> {describe(server, text)}</span>
                    {server.error && <span className="visavis-hint"> {words(codes, server.error)}</span>}
                  </td>
                  <td>{typeof server.ms === 'number' ? text.milliseconds(Math.round(server.ms)) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {status === 'done' && nat && (
        <p data-nat={nat}>
          <strong>{text.nat}</strong> {text.natKinds[nat]}
          {nat === 'unknown' && ` ${text.natUnknown[whyUnknown(servers)]}`}
        </p>
      )}
    </section>
  );
}

/** Why the NAT could not be judged: it takes two hosts that answer over UDP. */
function whyUnknown(servers: readonly CheckedServer[]): 'none' | 'one' | 'cut' {
  const answered = servers.filter(({ status, srflx, protocol }) => (status === 'ok' || srflx) && (protocol ?? 'udp') === 'udp');
  const hosts = new Set(answered.map(({ url }) => url.replace(/^\w+:|:\d+(?=\?|$)|\?.*$/g, '')));
  return hosts.size === 0 ? 'none' : hosts.size === 1 ? 'one' : 'cut';
}

/** What the server led to, in words. */
function describe({ protocol, loopback, ...server }: CheckedServer, text: Labels['iceCheck']): string {
  const kinds = (['host', 'srflx', 'relay'] as const).filter((kind) => server[kind]);
  return [
    protocol?.toUpperCase(),
    ...kinds.map((kind) => text[kind]),
    loopback && text.loopback(Math.round(loopback.roundTripMs)),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The words for a code, or what the error says of itself if it is not one of ours. */
function words(codes: Record<string, string>, { code, message }: NoticeError & { message?: string }): string {
  return (Object.hasOwn(codes, code) ? codes[code] : message) ?? code;
}
