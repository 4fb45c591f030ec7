import { ownOrigin } from '../assets/assetUrl';
import type { Background } from './background';

/**
 * Loads a picture that is shown behind the person.
 *
 * @param src its address, on this page's origin, or the picture itself
 * @param fit `cover` fills the frame and cuts off what is over; `contain` shows all of it, on black
 * @throws TypeError if it is of another origin; Error if it is not there or no picture
 */
export async function loadPictureBackground(src: string | Blob | ImageBitmap, fit: 'cover' | 'contain'): Promise<Background> {
  const own = !(src instanceof ImageBitmap);
  const picture = own ? await createImageBitmap(typeof src === 'string' ? await fetchPicture(src) : src) : src;

  return {
    draw(context, { width, height }) {
      const scales = [width / picture.width, height / picture.height] as const;
      const scale = fit === 'cover' ? Math.max(...scales) : Math.min(...scales);
      const [w, h] = [picture.width * scale, picture.height * scale];
      context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
      context.fillRect(0, 0, width, height);
    },
    stop() {
      if (own) picture.close();
    },
  };
}

async function fetchPicture(src: string): Promise<Blob> {
  const response = await fetch(ownOrigin(new URL(src, document.baseURI)));
  if (!response.ok) throw new Error(`The background ${src} is not there (${response.status}).`);
  return response.blob();
}
