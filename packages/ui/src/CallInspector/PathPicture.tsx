import { memo } from 'react';
import type { IconShape } from '../Icon/Icon';
import { personShape, routerShape, serverShape } from '../Icon/shapes';
import type { Labels } from '../locales/en';
import type { InspectedPath } from './InspectedConnection';
import { redact } from './redact';

/** One who is on the way, or beside it. */
function drawNode(x: number, y: number, label: string, shape: IconShape, used = true) {
  return (
    <g data-used={used} transform={`translate(${x} ${y})`}>
      <circle r="19" />
      <path d={shape.line} transform="translate(-12 -12)" />
      <text y="36">{label}</text>
    </g>
  );
}

export interface PathPictureProps {
  path: InspectedPath;
  hideAddresses: boolean;
  text: Labels['callInspector'];
}

/**
 * The way to the other side, drawn: you, your NAT, the relay if there is one, their NAT, them. A NAT that is
 * not in the way is pale. A STUN server stands beside the way: it only tells an address. The words below say
 * the same.
 */
export const PathPicture = /* @__PURE__ */ memo(function PathPicture({
  path,
  hideAddresses,
  text,
}: PathPictureProps) {
  const { kind, local, remote, protocol, relayProtocol, localAddress, remoteAddress } = path;
  if (kind === 'unknown') return <p className="visavis-hint">{text.unknown}</p>;
  const relay = kind === 'relay';
  const stun = local === 'srflx' || remote === 'srflx';
  const over = (relayProtocol ?? protocol ?? '').toUpperCase();
  const shown = (address: string | null | undefined) =>
    address ? ` ${hideAddresses ? redact(address) : address}` : '';

  return (
    <div className="visavis-path" data-kind={kind}>
      <svg viewBox={relay || stun ? '0 0 400 150' : '0 70 400 80'} aria-hidden="true" focusable="false">
        <path d={relay ? 'M36 98H118Q140 98 150 80L170 50Q200 10 230 50L250 80Q260 98 282 98H364' : 'M36 98H364'} />
        {!relay && stun && <path d={`M${local === 'srflx' ? 118 : 282} 98L200 30`} data-used="false" />}
        {drawNode(36, 98, text.you, personShape)}
        {drawNode(118, 98, text.yourNat, routerShape, local !== 'host')}
        {(relay || stun) && drawNode(200, 28, relay ? text.turn : text.stun, serverShape, relay)}
        {drawNode(282, 98, text.theirNat, routerShape, remote !== 'host')}
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
