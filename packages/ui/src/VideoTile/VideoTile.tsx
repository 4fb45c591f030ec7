import { useContext, useId, type CSSProperties, type HTMLAttributes, type ReactNode, type Ref } from 'react';
import { useAutoplayGate } from '../AutoplayGate/AutoplayGate';
import { ConnectionBadge, type ConnectionStatus } from '../ConnectionBadge/ConnectionBadge';
import { Icon } from '../Icon/Icon';
import { microphoneShape, pinShape, soundShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useLabels } from '../Labels/LabelsProvider';
import type { Labels } from '../locales/en';
import type { TileMenuItem } from '../TileMenu/TileMenu';
import { GridContext } from '../VideoGrid/GridContext';
import { Avatar } from './Avatar';
import { usePicture } from './usePicture';
import { usePlayback } from './usePlayback';

export interface VideoTileProps extends HTMLAttributes<HTMLElement> {
  /** Picture, sound, both or neither; tracks may come and go. The tile plays them and stops none. */
  stream?: MediaStream | null | undefined;
  /** Whose tile it is; also its accessible name. */
  name: string;
  /** One's own tile: no sound, and a front camera is mirrored. @default false */
  self?: boolean | undefined;
  /** What the picture is of. @default 'camera' */
  source?: 'camera' | 'screen' | undefined;
  /** Muted and off both show the sign. @default undefined (not known, no sign) */
  microphone?: 'on' | 'muted' | 'off' | undefined;
  /** @default false */
  speaking?: boolean | undefined;
  /** Of the connection to them; all but idle and connected is shown. @default undefined (none) */
  status?: ConnectionStatus | undefined;
  /** Fill the tile and lose the edges, or show all of the picture. @default 'cover', of a screen 'contain' */
  fit?: 'cover' | 'contain' | undefined;
  /** Width by height, kept with and without a picture. @default 16 / 9 */
  aspectRatio?: number | undefined;
  /** Large in a `VideoGrid`. @default whether it was pinned in its menu */
  pinned?: boolean | undefined;
  /** A person pins or unpins the tile in its menu; without it, the grid does so by itself. */
  onPinnedChange?: ((pinned: boolean) => void) | undefined;
  /** Actions of one's own in the tile's menu, which it has in a `VideoGrid`. */
  menuItems?: readonly TileMenuItem[] | undefined;
  /** The audio output's `deviceId`. @default the system's speaker */
  speakerId?: string | null | undefined;
  /** Plays no sound. @default the value of `self` */
  muted?: boolean | undefined;
  labels?: Partial<Labels['videoTile']> | undefined;
  /** Laid over the picture. */
  children?: ReactNode;
  ref?: Ref<HTMLElement> | undefined;
}

/**
 * One participant: their picture, or an avatar while there is none, their name and their state.
 *
 * An `<li>` in a `VideoGrid`, elsewhere a `<div>`. The size never depends on the picture. When the browser
 * holds the sound back, the picture plays and the `AutoplayGate` above, or else the tile, offers a button.
 */
export function VideoTile({
  stream = null,
  name,
  self = false,
  source = 'camera',
  microphone,
  speaking = false,
  status,
  fit = source === 'screen' ? 'contain' : 'cover',
  aspectRatio,
  pinned: pinnedByOwner,
  onPinnedChange,
  menuItems,
  speakerId,
  muted = self,
  labels,
  children,
  className,
  style,
  ref,
  ...rest
}: VideoTileProps) {
  const text = useLabels('videoTile', labels);
  const picture = usePicture(stream, self);
  const { ref: video, blocked, unblock } = usePlayback(stream, muted, speakerId);
  const gated = useAutoplayGate(blocked, unblock);

  const grid = useContext(GridContext);
  const key = useId();
  const pinned = pinnedByOwner ?? grid?.pinned === key;
  const Root = (grid ? 'li' : 'div') as 'div';
  const silent = microphone === 'muted' || microphone === 'off';
  const mirrored = self && source === 'camera' && picture?.getSettings().facingMode !== 'environment';
  const caption =
    source === 'screen' ? (self ? text.yourScreen : text.screenOf(name)) : self ? text.you(name) : name;

  return (
    <Root
      role={grid ? undefined : 'group'}
      aria-label={source === 'screen' ? text.screenOf(name) : name || caption}
      {...rest}
      ref={ref as Ref<HTMLDivElement>}
      className={joinClasses('visavis-video-tile', className)}
      style={aspectRatio ? ({ '--visavis-tile-aspect': aspectRatio, ...style } as CSSProperties) : style}
      data-source={source}
      data-self={self || undefined}
      data-picture={picture ? 'on' : 'off'}
      data-fit={fit}
      data-mirrored={mirrored || undefined}
      data-microphone={microphone}
      data-speaking={speaking || undefined}
      data-status={status}
      data-pinned={pinned || undefined}
      data-sound={blocked ? 'blocked' : undefined}
    >
      {/* Silent until `usePlayback` has put the stream in and turned the sound on. */}
      <video ref={video} autoPlay playsInline muted />
      {!picture && <Avatar name={name} source={source} />}
      {children !== undefined && <div className="visavis-video-tile-overlay">{children}</div>}
      {status && status !== 'idle' && status !== 'connected' && <ConnectionBadge status={status} />}
      {blocked && !gated && (
        <button type="button" className="visavis-button" onClick={unblock}>
          <Icon shape={soundShape} />
          {text.turnOnSound}
        </button>
      )}
      {grid?.Menu && (
        <grid.Menu
          name={caption}
          pinned={pinned}
          onPinnedChange={onPinnedChange ?? ((pin) => grid.pin(pin ? key : null))}
          items={menuItems}
        />
      )}
      <div className="visavis-video-tile-caption">
        {pinned && (
          <span className="visavis-sign">
            <Icon shape={pinShape} />
            <span className="visavis-visually-hidden">{text.pinned}</span>
          </span>
        )}
        {silent && (
          <span className="visavis-sign">
            <Icon shape={microphoneShape} off />
            <span className="visavis-visually-hidden">{text.muted}</span>
          </span>
        )}
        {speaking && !silent && (
          <span className="visavis-sign">
            <span className="visavis-speaking-bars" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span className="visavis-visually-hidden">{text.speaking}</span>
          </span>
        )}
        {caption && <bdi>{caption}</bdi>}
      </div>
    </Root>
  );
}
