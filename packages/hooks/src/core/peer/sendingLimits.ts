/** How much of a video is sent at the most. The browser sends less where the path is too narrow. */
export interface SendingLimits {
  /** In kilobits a second. */
  readonly maxKbps: number;
  /** In frames a second. */
  readonly maxFramesPerSecond: number;
  /** Of a frame, in pixels; a higher one is scaled down. */
  readonly maxHeight: number;
  /** Whether none of it is sent at all. @default false */
  readonly isPaused?: boolean;
  /** What gives way first when the path or the machine is too slow. */
  readonly degradationPreference: RTCDegradationPreference;
}

/** Some of them; the browser decides the rest. */
export type PartialLimits = { readonly [Name in keyof SendingLimits]?: SendingLimits[Name] | undefined };

/** What `setParameters` can be asked for beside, https://w3c.github.io/webrtc-extensions/#rtcsetparameteroptions */
interface SetParameterOptions {
  encodingOptions: { keyFrame: boolean }[];
}

/** Whether a sender sends what it has, as far as it was told; one that is not negotiated yet will. */
export const isActive = (sender: RTCRtpSender): boolean => sender.getParameters().encodings[0]?.active ?? true;

/**
 * Sets a video sender's limits; null leaves them, and what is not given is the browser's again. Does nothing to one that sends
 * nothing, or that is not negotiated yet.
 *
 * @param options.keyFrame whether the next frame shall be a key frame, where the browser can be asked (Chromium)
 * @param options.active whether anything is sent at all
 * @param options.raise whether it shall have the lines of the limits, if the browser has lowered them
 */
export async function limitSender(
  sender: RTCRtpSender,
  limits: PartialLimits | null,
  { keyFrame, active, raise }: { keyFrame: boolean; active: boolean; raise: boolean },
): Promise<void> {
  const { track } = sender;
  if (track?.kind !== 'video') return;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  const scale = encoding.scaleResolutionDownBy;
  encoding.active = active;
  if (limits) {
    const { maxHeight = Infinity, maxKbps, maxFramesPerSecond, degradationPreference } = limits;
    const { height = 0 } = track.getSettings();
    // A member that is undefined is one that isn't there, to the browser.
    Object.assign(encoding, {
      maxBitrate: maxKbps && maxKbps * 1000,
      maxFramerate: maxFramesPerSecond,
      scaleResolutionDownBy: Math.max(1, height / maxHeight),
    });
    Object.assign(parameters, { degradationPreference });
  }
  const options: SetParameterOptions = { encodingOptions: parameters.encodings.map(() => ({ keyFrame })) };
  await sender.setParameters(parameters, options);
  if (raise || isRescaled(scale, encoding.scaleResolutionDownBy)) await forgetLowering(sender);
}

const isRescaled = (before = 1, now = 1) => Math.abs(now / before - 1) > 0.05;

/**
 * Chromium lowers the lines of what it sends where the path is narrow, as at the beginning of each call; beside the scaling that
 * it was told, not instead. It takes that back step by step, in half a minute, but at once where it is told that something else is to
 * give way. What the path really can't carry is lowered again a moment later.
 */
export async function forgetLowering(sender: RTCRtpSender): Promise<void> {
  const { degradationPreference: own } = sender.getParameters() as { degradationPreference?: RTCDegradationPreference };
  for (const degradationPreference of [own === 'balanced' ? 'maintain-resolution' : 'balanced', own]) {
    await sender.setParameters(Object.assign(sender.getParameters(), { degradationPreference }));
  }
}

/** Sets an audio sender's bit rate; null: the browser's. Does nothing to one that is not negotiated yet. */
export async function limitAudioSender(sender: RTCRtpSender, maxKbps: number | null): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  const maxBitrate = maxKbps === null ? undefined : maxKbps * 1000;
  if (!encoding || encoding.maxBitrate === maxBitrate) return;
  Object.assign(encoding, { maxBitrate });
  await sender.setParameters(parameters);
}
