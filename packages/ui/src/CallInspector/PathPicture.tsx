import { memo } from 'react';
import { personShape, routerShape, serverShape } from '../Icon/shapes';
import type { Labels } from '../locales/en';
import { drawNode } from './drawNode';
import type { InspectedPath } from './InspectedConnection';
import { natCrossing } from './natCrossing';
import { redact } from './redact';

export interface PathPictureProps {
  path: InspectedPath;
  hideAddresses: boolean;
  text: Labels['callInspector'];
  /** What stands where a relay hides whether there is a NAT. */
  maybeNat: string;
}

/**
 * The path to the other side, drawn: you, your NAT, the relay if there is one, their NAT, them. A NAT is drawn where the path
 * crosses one; where that can't be known, it is pale. A STUN server stands beside the path: it only tells an address. The words
 * below say the same.
 */
export const PathPicture = /* @__PURE__ */ memo(function PathPicture({
  path,
  hideAddresses,
  text,
  maybeNat,
}: PathPictureProps) {
  const { kind, local, remote, protocol, relayProtocol, localAddress, remoteAddress } = path;
  if (kind === 'unknown') return <p className="visavis-hint">{text.unknown}</p>;
  const relay = kind === 'relay';
  const stun = local === 'srflx' || remote === 'srflx';
  const crossing = natCrossing(path);
  const over = (relayProtocol ?? protocol ?? '').toUpperCase();
  const shown = (address: string | null | undefined) =>
    address ? ` ${hideAddresses ? redact(address) : address}` : '';

  return (
    <div className="visavis-path" data-kind={kind}>
      <svg viewBox={relay || stun ? '0 0 400 150' : '0 70 400 80'} aria-hidden="true" focusable="false">
        <path d={relay ? 'M36 98H118Q140 98 150 80L170 50Q200 10 230 50L250 80Q260 98 282 98H364' : 'M36 98H364'} />
        {!relay && stun && <path d={`M${local === 'srflx' ? 118 : 282} 98L200 30`} data-used="false" />}
        {drawNode(36, 98, text.you, personShape)}
        {crossing.local !== 'no' &&
          drawNode(118, 98, crossing.local === 'yes' ? text.yourNat : maybeNat, routerShape, crossing.local === 'yes')}
        {(relay || stun) && drawNode(200, 28, relay ? text.turn : text.stun, serverShape, relay)}
        {crossing.remote !== 'no' &&
          drawNode(282, 98, crossing.remote === 'yes' ? text.theirNat : maybeNat, routerShape, crossing.remote === 'yes')}
        {drawNode(364, 98, text.them, personShape)}
      </svg>
      <p className="visavis-hint">
        <strong>{text.pathOf(text[kind], over)}</strong>
        <br />
        {text.pair}: <bdi>{`${local}${shown(localAddress)} → ${remote}${shown(remoteAddress)}`}</bdi>
      </p>
    </div>
  );
});
