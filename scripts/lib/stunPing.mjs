import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { setTimeout as delay } from 'node:timers/promises';

// RFC 8489: a Binding request is a header alone, of type, length, magic cookie and transaction id.
const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const magicCookie = 0x2112a442;
const headerBytes = 20;

/** UDP loses, and a server that is just starting does not answer yet: asked again so often, in ms. */
const intervalMs = 200;

/**
 * Asks a STUN server over UDP until it answers, or until `signal` aborts: then it rejects with the reason.
 *
 * @param {string} host
 * @param {number} port
 * @param {AbortSignal} signal
 */
export async function stunPing(host, port, signal) {
  const request = Buffer.alloc(headerBytes);
  request.writeUInt16BE(bindingRequest, 0);
  request.writeUInt32BE(magicCookie, 4);
  randomBytes(12).copy(request, 8);

  const socket = createSocket('udp4');
  const answered = new AbortController();
  // Nobody listening is told to a UDP socket as an error; it may be there a moment later.
  socket.on('error', () => undefined);
  socket.on('message', (message) => {
    const isOurs = message.length >= headerBytes && message.subarray(4, headerBytes).equals(request.subarray(4));
    if (isOurs && message.readUInt16BE(0) === bindingSuccess) answered.abort();
  });
  try {
    while (!answered.signal.aborted) {
      signal.throwIfAborted();
      socket.send(request, port, host);
      await delay(intervalMs, undefined, { signal });
    }
  } finally {
    socket.close();
  }
}
