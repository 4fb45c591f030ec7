import type { RtcError } from '../../errors';
import type { DataChannel } from '../../peer/channels/dataChannel';
import { releaseBuffer } from '../../releaseBuffer';
import { packChunk, type FileChunk } from './fileMessage';

/**
 * Sends a chunk, which is taken over: its memory is given back as soon as it is in the message, and that of the message once the
 * browser has it. Otherwise a fast path leaves hundreds of chunks behind before they are collected.
 *
 * @returns null once there is room for the next chunk; an error if it was not sent
 */
export async function sendChunk(channel: Pick<DataChannel<unknown>, 'send'>, chunk: FileChunk): Promise<RtcError | null> {
  const message = packChunk(chunk);
  releaseBuffer(chunk.bytes.buffer);
  const error = await channel.send(message);
  releaseBuffer(message.buffer);
  return error;
}
