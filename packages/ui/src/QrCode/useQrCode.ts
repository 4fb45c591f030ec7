import { useEffect, useState } from 'react';
import { qrPath } from './qrPath';

/** A code that is drawn, or `'failed'`: the text is too long, or the code that draws could not be loaded. */
export type QrCodeState = 'loading' | 'failed' | { readonly size: number; readonly path: string };

/** Draws the code of `text`. What draws is loaded when the first code is needed. */
export function useQrCode(text: string): QrCodeState {
  const [drawn, setDrawn] = useState<{ text: string; state: QrCodeState } | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const show = (state: QrCodeState) => {
      if (isCurrent) setDrawn({ text, state });
    };
    draw(text).then(show, () => show('failed'));
    return () => {
      isCurrent = false;
    };
  }, [text]);

  return drawn?.text === text ? drawn.state : 'loading';
}

async function draw(text: string): Promise<QrCodeState> {
  const { generate } = await import('lean-qr');
  const code = generate(text);
  return { size: code.size, path: qrPath({ size: code.size, get: (x, y) => code.get(x, y) }) };
}
