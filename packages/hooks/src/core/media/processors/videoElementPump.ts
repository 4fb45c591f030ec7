import type { FramePump, OnFrame } from './frameRenderer';

/** How often a hidden page looks for a new frame, which nobody tells it of, in milliseconds. */
const HIDDEN_LOOK_MS = 1000 / 15;

/**
 * Takes frames out of a track through a video element, and puts those that are drawn into the track of a canvas: for browsers
 * that hand no frames to a page.
 *
 * @param onEnd called once with what went wrong
 */
export function startVideoElementPump(
  track: MediaStreamTrack,
  canvas: HTMLCanvasElement,
  onFrame: OnFrame,
  onEnd: (error: unknown) => void,
): FramePump {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  const output = canvas.captureStream().getVideoTracks()[0];
  if (!output) throw new Error('This browser cannot capture a canvas.');
  const listening = new AbortController();
  let request = 0;
  let timer: ReturnType<typeof setInterval> | null = null;
  let busy = false;
  let stopped = false;
  let lastTime = -1;

  async function onVideoFrame(): Promise<void> {
    const { videoWidth: width, videoHeight: height, currentTime } = video;
    if (busy || stopped || width === 0 || currentTime === lastTime) return;
    busy = true;
    lastTime = currentTime;
    try {
      await onFrame(video, { width, height }, currentTime * 1000);
    } catch (error) {
      stop();
      onEnd(error);
    } finally {
      busy = false;
    }
  }

  function next(): void {
    request = video.requestVideoFrameCallback(() => {
      void onVideoFrame();
      next();
    });
  }

  /** A hidden page gets no frame callbacks; its timers go on, at whatever rate the browser leaves them. */
  function onVisibilityChange(): void {
    if (timer !== null) clearInterval(timer);
    timer = document.hidden ? setInterval(() => void onVideoFrame(), HIDDEN_LOOK_MS) : null;
  }

  function stop(): void {
    stopped = true;
    listening.abort();
    if (timer !== null) clearInterval(timer);
    video.cancelVideoFrameCallback(request);
    video.srcObject = null;
    output?.stop();
  }

  // A browser that has to save power pauses a video that nobody sees.
  video.addEventListener('pause', () => void play(), { signal: listening.signal });
  document.addEventListener('visibilitychange', onVisibilityChange, { signal: listening.signal });
  onVisibilityChange();
  next();
  void play();
  return { track: output, stop };

  async function play(): Promise<void> {
    try {
      if (!stopped && track.readyState === 'live') await video.play();
    } catch (error) {
      // Stopped meanwhile.
      if (!stopped && track.readyState === 'live') onEnd(error);
    }
  }
}
