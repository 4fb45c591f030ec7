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
  /** A microphone's pitch in hertz. @default 220 */
  readonly toneHz?: number | undefined;
}
