import { HttpError } from './httpError';
import { readText } from './readText';

const formType = 'application/x-www-form-urlencoded';

/**
 * The request's form fields.
 *
 * Throws an `HttpError`: 415 for another content type, 413 past `maxBytes` (what lies beyond is not read),
 * 400 when the body breaks off.
 */
export async function readForm(request: Request, maxBytes: number): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== formType) {
    throw new HttpError(415, 'unsupported-media-type', `Send the fields as ${formType}.`);
  }
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const text = await readText(request.body, maxBytes).catch((cause: unknown) => {
    throw new HttpError(400, 'body-unreadable', 'The body could not be read to its end.', { cause });
  });
  if (text === null) throw tooLarge(maxBytes);
  return new URLSearchParams(text);
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(413, 'body-too-large', `The body may have ${maxBytes} bytes.`);
}
