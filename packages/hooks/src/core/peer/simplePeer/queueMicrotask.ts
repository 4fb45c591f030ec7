/** In place of queue-microtask: every browser that WebRTC runs in has it. */
export default (task: () => void): void => queueMicrotask(task);
