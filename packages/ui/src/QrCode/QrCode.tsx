import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { qrCode } from '../locales/en/qrCode';
import { useQrCode } from './useQrCode';

/** Light squares around the code, without which many a camera doesn't find it (ISO/IEC 18004). */
const MARGIN = 4;

export interface QrCodeProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** What a camera reads in it, such as a link. */
  text: string;
  labels?: Partial<Labels['qrCode']> | undefined;
}

/** A QR code: dark on light in every theme, since cameras want it so. */
export function QrCode({ text, labels, className, ...rest }: QrCodeProps) {
  const words = useComponentLabels('qrCode', qrCode, labels);
  const code = useQrCode(text);
  const failed = code === 'failed';
  const status = typeof code === 'string' ? code : 'ready';

  return (
    <div
      role={failed ? undefined : 'img'}
      aria-label={failed ? undefined : words.label}
      aria-busy={code === 'loading' || undefined}
      {...rest}
      className={joinClasses('visavis-qr-code', className)}
      data-status={status}
    >
      {failed && words.failed}
      {typeof code !== 'string' && (
        <svg viewBox={`${-MARGIN} ${-MARGIN} ${code.size + 2 * MARGIN} ${code.size + 2 * MARGIN}`} aria-hidden="true">
          <path d={code.path} shapeRendering="crispEdges" />
        </svg>
      )}
    </div>
  );
}
