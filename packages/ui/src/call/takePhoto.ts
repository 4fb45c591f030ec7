/** How good the picture is, from 0 to 1. */
const QUALITY = 0.9;

/**
 * A photo of what a camera sees at this moment, as a JPEG as large as the camera's picture, as the others see it:
 * not mirrored. Rejects when the camera gives no picture.
 */
export async function takePhoto(track: MediaStreamTrack): Promise<File> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    return await toJpeg(video);
  } finally {
    video.srcObject = null;
  }
}

async function toJpeg(video: HTMLVideoElement): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) throw new Error('The camera gave no picture.');
  return new File([blob], photoName(new Date()), { type: 'image/jpeg' });
}

const two = (value: number) => String(value).padStart(2, '0');

/** Such as `photo-2026-05-01-142530.jpg`, by this machine's clock. */
export function photoName(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('');
  return `photo-${day}-${time}.jpg`;
}
