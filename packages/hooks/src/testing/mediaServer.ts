import { applyFragment, readFragment } from '../core/whip/iceRestart';
import { attributeOf, bundledSection, candidatesOf } from '../core/whip/sdp';
import { writeFragment } from '../core/whip/sdpFragment';

/** A request to it, however it came. */
export interface MediaServerRequest {
  readonly method: string;
  /** Of the endpoint `/whip` or `/whep`, or of a session. */
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it says. */
export interface MediaServerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A media server in a page: one publisher by WHIP, any number of players by WHEP, over real connections. */
export interface MediaServer {
  /** What the publisher sends. */
  readonly published: MediaStream;
  /** The connections of the sessions that there are. */
  readonly sessions: readonly RTCPeerConnection[];
  /** What an ICE restart is answered by. @default 200: it is done */
  restartStatus: number;
  /** Whether it answers players by an offer of its own (406). @default false */
  countersOffers: boolean;
  /** Answers a request. */
  handle(request: MediaServerRequest): Promise<MediaServerAnswer>;
  /** The same as a `fetch`, for code that takes one. */
  readonly fetch: typeof fetch;
  /** Ends every session, as a server does that goes down. */
  close(): void;
}

interface Session {
  readonly role: 'whip' | 'whep';
  readonly pc: RTCPeerConnection;
  etag: string;
}

/** Makes one without sessions. */
export function createMediaServer(): MediaServer {
  const published = new MediaStream();
  const sessions = new Map<string, Session>();
  let count = 0;

  const name = () => `${++count}`;

  async function open(role: Session['role'], offer: string): Promise<MediaServerAnswer> {
    if (role === 'whep' && published.getTracks().length === 0) return { status: 409, headers: { 'retry-after': '1' } };
    const pc = new RTCPeerConnection();
    const session: Session = { role, pc, etag: `"${name()}"` };
    const location = `/session/${name()}`;
    sessions.set(location, session);
    const headers = { 'content-type': 'application/sdp', location, etag: session.etag };
    if (role === 'whep' && server.countersOffers) {
      for (const track of published.getTracks()) pc.addTransceiver(track, { direction: 'sendonly', streams: [published] });
      return { status: 406, headers, body: await describe(pc) };
    }
    if (role === 'whip') pc.addEventListener('track', ({ track }) => publish(track));
    await pc.setRemoteDescription({ type: 'offer', sdp: offer });
    if (role === 'whep') for (const transceiver of pc.getTransceivers()) feed(transceiver);
    return { status: 201, headers, body: await describe(pc) };
  }

  /** Takes a track of the publisher, and gives it to all who play. */
  function publish(track: MediaStreamTrack) {
    for (const other of published.getTracks()) if (other.kind === track.kind) published.removeTrack(other);
    published.addTrack(track);
    for (const { role, pc } of sessions.values()) if (role === 'whep') pc.getTransceivers().forEach(feed);
  }

  function feed(transceiver: RTCRtpTransceiver) {
    const track = published.getTracks().find(({ kind }) => kind === transceiver.receiver.track.kind) ?? null;
    transceiver.direction = track ? 'sendonly' : 'inactive';
    // Rejects only once the session is over.
    transceiver.sender.replaceTrack(track).catch(() => undefined);
  }

  async function change(session: Session, { headers, body }: MediaServerRequest): Promise<MediaServerAnswer> {
    const { pc } = session;
    if (headers['content-type'] === 'application/sdp') {
      await pc.setRemoteDescription({ type: 'answer', sdp: body });
      return { status: 204 };
    }
    const before = pc.currentRemoteDescription?.sdp ?? '';
    const fragment = readFragment(body);
    if (!fragment) return { status: 400 };
    const isRestart = fragment.ufrag !== attributeOf(before, 'ice-ufrag');
    if (isRestart) return await restart(session, applyFragment(before, fragment), headers['if-match']);
    if (headers['if-match'] === undefined) return { status: 428 };
    if (headers['if-match'] !== session.etag) return { status: 412 };
    for (const candidate of fragment.candidates) await pc.addIceCandidate({ candidate, sdpMLineIndex: 0 });
    return { status: 204 };
  }

  async function restart(session: Session, offer: string, ifMatch: string | undefined): Promise<MediaServerAnswer> {
    if (server.restartStatus !== 200) return { status: server.restartStatus };
    if (ifMatch !== '*') return { status: 412 };
    const { pc } = session;
    await pc.setRemoteDescription({ type: 'offer', sdp: offer });
    const sdp = await describe(pc);
    session.etag = `"${name()}"`;
    const body = writeFragment(sdp, candidatesOf(bundledSection(sdp)), true);
    return { status: 200, headers: { 'content-type': 'application/trickle-ice-sdpfrag', etag: session.etag }, body };
  }

  const server: MediaServer = {
    published,
    get sessions() {
      return [...sessions.values()].map(({ pc }) => pc);
    },
    restartStatus: 200,
    countersOffers: false,
    async handle(request) {
      const { method, path, body } = request;
      if (method === 'POST') return await open(path.startsWith('/whip') ? 'whip' : 'whep', body);
      const session = sessions.get(path);
      if (!session) return { status: 404 };
      if (method === 'PATCH') return await change(session, request);
      sessions.delete(path);
      end(session);
      return { status: 200 };
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      const { status, headers, body } = await server.handle({
        method: request.method,
        path: new URL(request.url).pathname,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      });
      // Such a status can't come with a body, not even an empty one.
      return new Response(status === 204 ? null : body, { status, ...(headers && { headers }) });
    },
    close() {
      for (const session of sessions.values()) end(session);
      sessions.clear();
    },
  };

  function end({ role, pc }: Session) {
    pc.close();
    if (role === 'whip') for (const track of published.getTracks()) published.removeTrack(track);
  }

  return server;
}

/** Makes a description with all candidates in it, as a server has to. */
async function describe(pc: RTCPeerConnection): Promise<string> {
  await pc.setLocalDescription();
  while (pc.iceGatheringState !== 'complete') {
    await new Promise((resolve) => pc.addEventListener('icegatheringstatechange', resolve, { once: true }));
  }
  return pc.localDescription?.sdp ?? '';
}
