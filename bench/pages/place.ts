/** Where the servers are that each way signals over. */
export interface Place {
  /** Lets everybody into every channel. */
  readonly authUrl: string;
  readonly host: string;
  readonly channels: { readonly key: string; readonly port: number };
  readonly peerServer: { readonly port: number };
  /** Of trystero's pub/sub over a WebSocket. */
  readonly relay: { readonly port: number };
}
