type ReplyHeaders = Readonly<Record<string, string>>;

/** A JSON answer for one asker at one moment: never cached. */
export function reply(status: number, body: object, headers: ReplyHeaders = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** An error as all our handlers answer it. */
export function replyError(
  status: number,
  code: string,
  message: string,
  headers?: ReplyHeaders,
): Response {
  return reply(status, { error: { code, message } }, headers);
}
