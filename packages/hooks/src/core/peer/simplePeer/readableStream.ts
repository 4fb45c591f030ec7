import { Emitter } from './emitter';

const encoder = new TextEncoder();

/**
 * In place of readable-stream: messages come as `data` events, and `destroy()` can end both directions. There is no
 * buffer, so data without a listener throws, and no `write`, `pipe` or `read`: a call of them is a TypeError.
 */
class Duplex extends Emitter {
  /** simple-peer looks at these two when it is destroyed. */
  readonly _readableState = { ended: false };
  readonly _writableState = { finished: false };

  /** @throws for an option of streams that would change what is received or when it ends */
  constructor({ objectMode, allowHalfOpen }: { objectMode?: boolean; allowHalfOpen?: boolean }) {
    super();
    if (objectMode || allowHalfOpen) throw new Error('simple-peer is built without objectMode and allowHalfOpen.');
  }

  /** Hands out what came, text as UTF-8, which is how a stream without object mode has it; null ends it. */
  push(chunk: string | Uint8Array | null): void {
    if (chunk === null) this._readableState.ended = true;
    else if (!this.emit('data', typeof chunk === 'string' ? encoder.encode(chunk) : chunk)) {
      throw new Error("Data came before simple-peer's 'data' event had a listener, and is lost.");
    }
  }

  /** Says that nothing more will be sent. */
  end(): void {
    if (this._writableState.finished) return;
    this._writableState.finished = true;
    this.emit('finish');
  }
}

export default { Duplex };
