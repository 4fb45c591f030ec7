type Subscribe = (listener: () => void) => () => void;

/** The same subscription, which tells at once, then at most once in `intervalMs`, and of the last change in the end. */
export function throttled(subscribe: Subscribe, intervalMs: number): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isDue = false;

    function tell() {
      isDue = false;
      timer = setTimeout(() => {
        timer = null;
        if (isDue) tell();
      }, intervalMs);
      listener();
    }

    const unsubscribe = subscribe(() => {
      if (timer === null) tell();
      else isDue = true;
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  };
}
