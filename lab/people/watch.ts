/** Something that happened in a page, at a time in ms since 1970. */
export interface PageEvent {
  at: number;
  what: string;
}

/** What a page of the lab keeps for us. */
export interface Watch {
  connections: RTCPeerConnection[];
  events: PageEvent[];
  /** When the pictures of each of the others moved on the screen, by name, in ms since 1970. */
  moves: Record<string, number[]>;
}

declare global {
  interface Window {
    visavisLab: Watch;
  }
}

/**
 * Runs in a page before anything else does: keeps every connection that is made, writes down what the browser
 * says about the network, the signaling and the connections, and looks twenty times a second whose picture
 * has moved.
 */
export function installWatch(): void {
  const INTERVAL_MS = 50;
  const watch: Watch = { connections: [], events: [], moves: {} };
  window.visavisLab = watch;
  const note = (what: string) => void watch.events.push({ at: Date.now(), what });

  for (const type of ['online', 'offline']) window.addEventListener(type, () => note(type));

  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, args: [RTCConfiguration?]) {
      const pc = new target(...args);
      const number = watch.connections.push(pc);
      const say = (what: string) => note(`connection ${number}: ${what}`);
      say('made');
      pc.addEventListener('signalingstatechange', () => say(`signaling ${pc.signalingState}`));
      pc.addEventListener('iceconnectionstatechange', () => say(`ice ${pc.iceConnectionState}`));
      pc.addEventListener('connectionstatechange', () => say(`state ${pc.connectionState}`));
      pc.addEventListener('connectionstatechange', () => {
        const ice = pc.sctp?.transport.iceTransport;
        if (!ice || ice.onselectedcandidatepairchange) return;
        ice.onselectedcandidatepairchange = () => {
          const pair = ice.getSelectedCandidatePair();
          say(`path ${pair?.local?.type} ${pair?.local?.address} → ${pair?.remote?.type} ${pair?.remote?.address}`);
        };
      });
      pc.addEventListener('icecandidateerror', ({ errorCode, url }) => say(`error ${errorCode} of ${url}`));
      pc.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.candidate) say(`candidate ${candidate.type} ${candidate.address} ${candidate.protocol}`);
      });
      return pc;
    },
  });

  /** Notes a Pusher message in short: its event, and how long it is. */
  const noteMessage = (way: '←' | '→', text: unknown) => {
    if (typeof text !== 'string') return;
    note(`websocket ${way} ${/"event":"([^"]*)"/.exec(text)?.[1] ?? 'something'} (${text.length} B)`);
  };

  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, args: [string | URL, (string | string[])?]) {
      const socket = new target(...args);
      note('websocket made');
      socket.addEventListener('open', () => note('websocket open'));
      socket.addEventListener('message', ({ data }) => noteMessage('←', data));
      const send = socket.send.bind(socket);
      socket.send = (data) => {
        noteMessage('→', data);
        send(data);
      };
      socket.addEventListener('close', ({ code }) => note(`websocket closed (${code})`));
      return socket;
    },
  });

  const frames = new WeakMap<HTMLVideoElement, number>();
  setInterval(() => {
    for (const tile of document.querySelectorAll('li[data-source=camera]:not([data-self])')) {
      const video = tile.querySelector('video');
      if (!video) continue;
      const { totalVideoFrames } = video.getVideoPlaybackQuality();
      const before = frames.get(video) ?? 0;
      frames.set(video, totalVideoFrames);
      if (totalVideoFrames <= before) continue;
      const moves = (watch.moves[tile.ariaLabel ?? ''] ??= []);
      const still = Date.now() - (moves.at(-1) ?? Infinity);
      if (still > 700) note(`picture of ${tile.ariaLabel} moves again, after ${still} ms`);
      moves.push(Date.now());
    }
  }, INTERVAL_MS);
}
