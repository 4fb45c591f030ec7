/** Next calls it once when a server starts. With no Pusher app set, `npm run dev` uses a server on this machine. */
export async function register(): Promise<void> {
  // The checks stand around the import, so that it is in no other build.
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NODE_ENV === 'development') {
    if (process.env.PUSHER_APP_ID) return;
    const { startLocalChannels } = await import('./server/localChannels');
    Object.assign(process.env, (await startLocalChannels()).settings);
  }
}
