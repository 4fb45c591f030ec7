import { RtcError } from '../errors';

const MP4 = 'video/mp4;codecs=avc1.42E01F,mp4a.40.2';
const WEBM = 'video/webm;codecs=vp8,opus';

/** Best first. A picture that changes its size breaks Chromium's H.264 in MP4, but no VP8. */
const preferred = {
  audio: ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  steadyVideo: [MP4, WEBM, 'video/webm', 'video/mp4'],
  changingVideo: [WEBM, 'video/webm', MP4, 'video/mp4'],
};

/**
 * The media type to record in.
 *
 * @throws RtcError `not-supported` if this browser cannot record, or not in the type that was asked for
 */
export function chooseFormat(options: {
  mimeType?: string | undefined;
  hasVideo: boolean;
  changesSize: boolean;
}): string {
  const { mimeType, hasVideo, changesSize } = options;
  if (typeof MediaRecorder === 'undefined') {
    throw new RtcError('not-supported', 'This browser has no MediaRecorder; it cannot record.');
  }
  if (mimeType !== undefined) {
    if (MediaRecorder.isTypeSupported(mimeType)) return mimeType;
    throw new RtcError('not-supported', `This browser cannot record ${mimeType}.`);
  }
  const kind = hasVideo ? (changesSize ? 'changingVideo' : 'steadyVideo') : 'audio';
  const supported = preferred[kind].find((type) => MediaRecorder.isTypeSupported(type));
  if (supported) return supported;
  throw new RtcError('not-supported', 'This browser records in no format that visavis knows.');
}

/** The usual extension for a media type, with its dot. */
export function extensionOf(mimeType: string): string {
  const [type = ''] = mimeType.split(';');
  const subtype = type.split('/')[1] ?? '';
  if (type === 'audio/mp4') return '.m4a';
  return subtype === 'x-matroska' ? '.mkv' : `.${subtype}`;
}

const digits = (value: number) => String(value).padStart(2, '0');

/** `recording` with this machine's date and time, without characters that a file system refuses. */
export function defaultFileName(at: Date): string {
  const date = [at.getFullYear(), digits(at.getMonth() + 1), digits(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(digits).join('-');
  return `recording ${date} ${time}`;
}
