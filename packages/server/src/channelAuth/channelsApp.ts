/**
 * The part of the user's own `pusher` instance that channel authorization uses. Written out and not taken from that package,
 * so that these types are whole where it is not installed.
 */
export interface ChannelsApp {
  /** Signs a subscription. */
  authorizeChannel(
    socketId: string,
    channel: string,
    member?: { user_id: string; user_info?: object },
  ): { auth: string; channel_data?: string; shared_secret?: string };
  /** Asks the HTTP API; rejects for a status that is no success. */
  get(options: { path: string }): Promise<{ json(): Promise<unknown> }>;
}
