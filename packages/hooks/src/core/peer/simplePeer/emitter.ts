type Listener = (...values: never[]) => void;

/** Stream events that are never emitted here; a listener would wait for ever. */
const neverEmitted = /^(readable|end|drain|pause|resume|pipe|unpipe)$/;

/** The part of Node's `EventEmitter` that simple-peer and its callers use. Everything else is missing, and throws. */
export class Emitter {
  readonly #listeners = new Map<string, readonly { listener: Listener; once: boolean }[]>();

  /** @throws for an event of streams that this build leaves out */
  on(name: string, listener: Listener): this {
    return this.#add(name, listener, false);
  }

  /** As `on`, for one event. */
  once(name: string, listener: Listener): this {
    return this.#add(name, listener, true);
  }

  removeListener(name: string, listener: Listener): this {
    const before = this.#listeners.get(name) ?? [];
    const index = before.findLastIndex((each) => each.listener === listener);
    this.#listeners.set(name, before.filter((_, at) => at !== index));
    return this;
  }

  /**
   * Calls the listeners of now in their order.
   * @returns whether there was one
   * @throws the error of an `error` event without a listener
   */
  emit(name: string, ...values: unknown[]): boolean {
    const listeners = this.#listeners.get(name) ?? [];
    if (listeners.length === 0 && name === 'error') throw values[0];
    for (const { listener, once } of listeners) {
      if (once) this.removeListener(name, listener);
      listener.apply(this, values as never[]);
    }
    return listeners.length > 0;
  }

  #add(name: string, listener: Listener, once: boolean): this {
    if (neverEmitted.test(name)) throw new Error(`simple-peer is built without streams: '${name}' is never emitted.`);
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, once }]);
    return this;
  }
}
