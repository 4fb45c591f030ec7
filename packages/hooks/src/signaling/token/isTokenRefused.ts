/** Whether the server did not take the token of this request any more (401), and would take a new one. */
export function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 401;
}
