import type { RtcError } from '../errors';
import type { CameraCapabilities, CameraSettings } from './cameraSettings';
import type { ProcessorStats, TrackProcessor } from './processors/trackProcessor';

/** The camera or the microphone of a capture: what it does now. */
export interface TrackState {
  /**
   * - `off`: not captured, its light is out
   * - `starting`: asked for
   * - `on`: captured
   * - `muted`: a microphone that is captured and sends silence
   * - `interrupted`: captured, and silent or black by the system's doing (a phone call, a hardware switch); it is `on` again
   *   when the system lets go, or once it was captured anew: by `toggle(true)`, or by itself when the page comes to the front
   *   again and needs to ask nobody
   * - `failed`: asked for and not got, or lost; `error` says why
   */
  readonly status: 'off' | 'starting' | 'on' | 'muted' | 'interrupted' | 'failed';
  /** What is in the stream: the captured track, or what the last processor makes of it. */
  readonly track: MediaStreamTrack | null;
  /** The device in use; while there is none, the one that was chosen or used last. */
  readonly deviceId: string | null;
  /**
   * What went wrong. Also set while `on` if the track is not quite what was asked for: `overconstrained` with
   * a constraint relaxed, `device-lost` on another device than the lost one, a `select` that failed, or `processor-failed`
   * and `processor-too-slow` without a processor that was taken out.
   */
  readonly error: RtcError | null;
}

/** The camera or the microphone of a capture, with its switch. Its actions never reject. */
export interface TrackControl extends TrackState {
  /**
   * Turns it on or off, without an argument the other way than it is. A microphone is muted (it stays
   * captured, so that it is back at once); a camera is released, so that its light goes out, and captured
   * anew. Where nothing was started yet, turning one on starts it alone. Turning one on that is `interrupted` captures it anew.
   */
  toggle(on?: boolean): Promise<void>;
  /**
   * Changes the device: the new track takes the place of the old one in the same stream. While it is off the
   * choice is only kept for later. If the device can't be captured, the old one goes on and `error` says why.
   */
  select(deviceId: string): Promise<void>;
  /**
   * Sends what is captured through these, one after the other, from now on and for whatever device: nothing of a camera that
   * is turned on, switched or flipped gets past them. While it is on, what was in the stream stays until the new track is
   * there. One that fails or falls behind is taken out, and `error` says so; a `required` one turns this off. An empty list
   * ends it all. The same list again tries those again that failed.
   */
  setProcessors(processors: readonly TrackProcessor[]): Promise<void>;
  /** What each processor does at this moment; empty while none is at work. */
  getProcessorStats(): readonly ProcessorStats[];
}

/** A camera, with its switch and, on a phone, its two sides. */
export interface CameraControl extends TrackControl {
  /** Whether there is a camera that looks to the other side. Known while the camera is on. */
  readonly canFlip: boolean;
  /**
   * Turns from the camera at the front to the one at the back, and back again, in the same stream; does nothing
   * where there is one side only. If that camera can't be captured, the old one goes on and `error` says why.
   */
  flip(): Promise<void>;
  /** What can be set of the camera that runs; empty where there is nothing, and while it is off. */
  readonly capabilities: CameraCapabilities;
  /** What it is set to now, of that. */
  readonly settings: CameraSettings;
  /**
   * Sets zoom, pan, tilt, torch or exposure of the camera that runs, without another track. What was set stays, also behind
   * processors, and each camera has its own again when it is selected or turned on again. What it has not is `not-supported`
   * in `error`, a value that it can't take `overconstrained`; then nothing changes.
   */
  apply(settings: CameraSettings): Promise<void>;
}
