import type { CSSProperties, HTMLAttributes, ReactNode, Ref, RefObject } from 'react';
import { Bars } from '../ConnectionBadge/Bars';
import { Icon } from '../Icon/Icon';
import { microphoneShape } from '../Icon/shapes';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { videoTile } from '../locales/en/videoTile';
import { Avatar } from './Avatar';
import { useFirstFrame } from './useFirstFrame';
import { useFit, type VideoFit } from './useFit';
import { usePicture } from './usePicture';

/** How a tile looks. */
export interface VideoTileBaseProps extends HTMLAttributes<HTMLElement> {
  /** Picture, sound, both or neither; tracks may come and go. The tile plays them and stops none. */
  stream?: MediaStream | null | undefined;
  /** Whose tile it is; also its accessible name. */
  name: string;
  /** The local participant's tile: no sound, and a front camera is mirrored. @default false */
  self?: boolean | undefined;
  /** What the picture is of. @default 'camera' */
  source?: 'camera' | 'screen' | undefined;
  /** All but on show the sign. @default undefined (not known, no sign) */
  microphone?: 'on' | 'muted' | 'off' | 'interrupted' | undefined;
  /** @default false */
  speaking?: boolean | undefined;
  /**
   * Fill the tile and lose the edges, or show all of the video; 'auto': fill it, unless that would cut off too much, as
   * of an upright phone's video in a wide tile.
   *
   * @default 'auto', of a screen 'contain'
   */
  fit?: VideoFit | undefined;
  /** Width by height, kept with and without a picture. @default 16 / 9 */
  aspectRatio?: number | undefined;
  labels?: Partial<Labels['videoTile']> | undefined;
  /** Laid over the picture. */
  children?: ReactNode;
  ref?: Ref<HTMLElement> | undefined;
}

export interface TileFrameProps extends VideoTileBaseProps {
  /** For the `<video>`. */
  video: RefObject<HTMLVideoElement | null>;
  /** Whether it is an item of a list. @default false */
  item?: boolean;
  /** Over all else but the name. */
  signs?: ReactNode;
}

/** What is to be seen of a participant; that it plays is up to the component that holds the `<video>`. */
export function TileFrame({
  stream = null,
  name,
  self = false,
  source = 'camera',
  microphone,
  speaking = false,
  fit = source === 'screen' ? 'contain' : 'auto',
  aspectRatio,
  labels,
  children,
  className,
  style,
  ref,
  video,
  item = false,
  signs,
  ...rest
}: TileFrameProps) {
  const text = useComponentLabels('videoTile', videoTile, labels);
  const picture = usePicture(stream, self);
  const hasFrame = useFirstFrame(video, stream, picture);
  const shownFit = useFit(video, fit);
  const Root = (item ? 'li' : 'div') as 'div';
  const silent = microphone !== undefined && microphone !== 'on';
  const mirrored = self && source === 'camera' && picture?.getSettings().facingMode !== 'environment';
  const screenName = self ? text.yourScreen : text.screenOf(name);
  const caption = source === 'screen' ? screenName : self ? text.you(name) : name;

  return (
    <Root
      role={item ? undefined : 'group'}
      aria-label={source === 'screen' ? screenName : name || caption}
      {...rest}
      ref={ref as Ref<HTMLDivElement>}
      className={joinClasses('visavis-video-tile', className)}
      style={aspectRatio ? ({ '--visavis-tile-aspect': aspectRatio, ...style } as CSSProperties) : style}
      data-source={source}
      data-self={self || undefined}
      data-picture={hasFrame ? 'on' : 'off'}
      data-fit={shownFit}
      data-mirrored={mirrored || undefined}
      data-microphone={microphone}
      data-speaking={(speaking && !silent) || undefined}
    >
      {/* Silent until the component that plays it has put the stream in and turned the sound on. */}
      <video ref={video} autoPlay playsInline muted />
      {/* Over the video until its first frame is there, and faded out then. */}
      <Avatar name={name} source={source} />
      {children !== undefined && <div className="visavis-video-tile-overlay">{children}</div>}
      {signs}
      <div className="visavis-video-tile-caption" data-sign={silent || speaking || undefined}>
        {silent && (
          <Sign label={text.muted}>
            <Icon shape={microphoneShape} off />
          </Sign>
        )}
        {speaking && !silent && (
          <Sign label={text.speaking}>
            <Bars className="visavis-speaking-bars" />
          </Sign>
        )}
        {caption && <bdi>{caption}</bdi>}
      </div>
    </Root>
  );
}

/** A picture of what is, and its words for those who do not see it. */
function Sign({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="visavis-sign">
      {children}
      <span className="visavis-visually-hidden">{label}</span>
    </span>
  );
}
