/**
 * Calls `callback` in a task of its own. A hidden page aligns its timers to a second, also those of 0 ms; the messages
 * of a channel come at once.
 *
 * @returns a function that cancels it
 */
export function soon(callback: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  let done = false;
  const close = () => {
    done = true;
    port1.close();
    port2.close();
  };
  port1.addEventListener('message', () => {
    if (done) return;
    close();
    callback();
  });
  port1.start();
  port2.postMessage(null);
  return close;
}
