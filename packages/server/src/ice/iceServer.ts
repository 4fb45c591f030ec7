/**
 * One STUN or TURN server, as `RTCPeerConnection` takes it (`RTCIceServer`, spelled out, since the types of
 * a server's runtime need not know it).
 */
export interface IceServer {
  /** `stun:`, `stuns:`, `turn:` or `turns:` addresses of the one server. */
  urls: string | string[];
  /** For `turn:` and `turns:`. */
  username?: string;
  /** For `turn:` and `turns:`. */
  credential?: string;
}
