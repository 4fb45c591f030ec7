import type { CameraCapabilities } from '../core/media/cameraSettings';
import type { VirtualLimits } from './virtualConstraints';

/** A device that exists in name only. */
export interface VirtualDevice {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
  /** The same for all parts of one physical device. @default its `deviceId` */
  readonly groupId?: string | undefined;
  /** Which way a phone's camera looks. @default unknown, as on a desk */
  readonly facingMode?: 'user' | 'environment' | undefined;
  /** The largest picture of a camera; more is an `OverconstrainedError`. @default 1920 × 1080, 30 a second */
  readonly limits?: VirtualLimits | undefined;
  /** A camera's flat colour, as CSS. @default '#3f6b8f' */
  readonly color?: string | undefined;
  /** What of a camera can be set, as its track tells it: each setting begins at its least or first value. @default nothing */
  readonly capabilities?: CameraCapabilities | undefined;
  /** A microphone's pitch in hertz. @default 220 */
  readonly toneHz?: number | undefined;
  /**
   * How a microphone's echo cancellation, noise suppression and gain can be changed: on a track that runs, as in Firefox, or by
   * new captures alone, which follow those that run, as in Chromium. @default as the browser does for synthetic audio: not at all
   */
  readonly processing?: 'adjustable' | 'fixed' | undefined;
}
