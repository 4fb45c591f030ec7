import { useContext, useId } from 'react';
import { useAutoplayGate } from '../AutoplayGate/AutoplayGate';
import { useIsPlayed } from '../CallAudio/playedStreams';
import { ConnectionBadge, type ConnectionStatus } from '../ConnectionBadge/ConnectionBadge';
import { Icon } from '../Icon/Icon';
import { soundShape } from '../Icon/shapes';
import { keepFocus } from '../keepFocus';
import { useComponentLabels } from '../Labels/useComponentLabels';
import { videoTile } from '../locales/en/videoTile';
import type { MenuItem } from '../Menu/Menu';
import { usePlayback } from '../playback/usePlayback';
import { GridContext } from '../VideoGrid/GridContext';
import { TileFrame, type VideoTileBaseProps } from './TileFrame';


export interface VideoTileProps extends VideoTileBaseProps {
  /** Of the connection to them; all but idle and connected is shown. @default undefined (none) */
  status?: ConnectionStatus | undefined;
  /** Large in a `VideoGrid`. @default whether it was pinned in its menu */
  pinned?: boolean | undefined;
  /** Called when the user pins or unpins the tile in its menu; without it, the grid does so by itself. */
  onPinnedChange?: ((pinned: boolean) => void) | undefined;
  /** Actions of your own in the tile's menu, which it has in a `VideoGrid`. */
  menuItems?: readonly MenuItem[] | undefined;
  /**
   * The audio output's `deviceId`; null: the system's speaker, which also takes the place of one that is away.
   *
   * @default the speaker that the page chose with `useSpeakerOutput`, else the system's
   */
  speakerId?: string | null | undefined;
  /** Plays no audio, as it does anyway while a `CallAudio` plays the same stream. @default the value of `self` */
  muted?: boolean | undefined;
}

/**
 * One participant: their picture, or an avatar while there is none, their name and their state.
 *
 * An `<li>` in a `VideoGrid`, elsewhere a `<div>`. The size never depends on the picture. When the browser
 * holds the sound back, the picture plays and the `AutoplayGate` above, or else the tile, offers a button.
 */
export function VideoTile({
  status,
  pinned: pinnedByOwner,
  onPinnedChange,
  menuItems,
  speakerId,
  muted,
  ...look
}: VideoTileProps) {
  const { stream = null, name, self = false, source, labels } = look;
  const text = useComponentLabels('videoTile', videoTile, labels);
  const isPlayed = useIsPlayed(stream);
  const { ref: video, blocked, unblock } = usePlayback<HTMLVideoElement>(
    stream,
    (muted ?? self) || isPlayed,
    speakerId,
  );
  const gated = useAutoplayGate(blocked, unblock);
  const grid = useContext(GridContext);
  const key = useId();
  const pinned = pinnedByOwner ?? grid?.pinned === key;

  return (
    <TileFrame
      {...look}
      video={video}
      item={grid !== null}
      data-status={status}
      data-pinned={pinned || undefined}
      data-sound={blocked ? 'blocked' : undefined}
      signs={
        <>
          {status && status !== 'idle' && status !== 'connected' && <ConnectionBadge className="visavis-video-tile-status" status={status} />}
          {blocked && !gated && (
            <button
              type="button"
              className="visavis-button"
              onClick={({ currentTarget }) => {
                keepFocus(currentTarget, currentTarget.closest<HTMLElement>('.visavis-video-tile'));
                unblock();
              }}
            >
              <Icon shape={soundShape} />
              {text.turnOnSound}
            </button>
          )}
          {grid?.Menu && (
            <grid.Menu
              name={source === 'screen' ? text.screenOf(name) : name}
              pinned={pinned}
              onPinnedChange={onPinnedChange ?? ((pin) => grid.pin(pin ? key : null))}
              items={menuItems}
            />
          )}
        </>
      }
    />
  );
}
