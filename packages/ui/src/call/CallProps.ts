import type { RoomAccess, RtcError, SendingOptions, Signaling } from '@visavis/hooks';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { CallConnection, Connect } from './connection';
import type { CallEffects } from './effects/callEffects';
import type { CallLabels } from './locales/en';
import type { CallParts } from './parts';

/** What `<Call>` is told. */
export interface CallProps extends Omit<ComponentPropsWithRef<'section'>, 'children' | 'onError'> {
  /** How browsers find each other. Give this, or `connect`. null: not there yet. */
  signaling?: Signaling | null | undefined;
  /** Opens what the call runs on, in the lobby or at the moment somebody joins; goes before `signaling` and `iceServers`. */
  connect?: Connect | undefined;
  /** STUN and TURN servers, or how to get them. @default none: enough within one network */
  iceServers?: CallConnection['iceServers'];
  /**
   * STUN and TURN servers that the lobby offers to check, or how to get them before one is a member; the details of the call check
   * those of the call. @default undefined: the lobby offers no check
   */
  checkIceServers?: CallConnection['iceServers'];
  /** `'relay'`: everything goes through a TURN server. @default 'all' */
  iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /** Encrypts signaling from end to end; the same text at everybody. null: the room has none. @default undefined: nothing is said of it */
  roomKey?: string | null | undefined;
  /** How the room begins for who is first in it; a host's or the server's word goes before. @default 'open' */
  access?: RoomAccess | undefined;
  /** How much is sent: as the option of `useRoom`. @default 720 lines to one, smaller the more there are */
  sending?: SendingOptions | undefined;
  /** Makes everyone equally loud, as `CallAudio` does. @default true */
  levelled?: boolean | undefined;
  /**
   * Backgrounds and noise suppression to choose, in the lobby and among the devices; the choice is remembered. Make them once,
   * outside of your component. @default none
   */
  effects?: CallEffects | undefined;
  /** The room's name, as it is shown; another name is another call. @default '' */
  room?: string | undefined;
  /** What one is called when the lobby appears for the first time. @default what was typed last time */
  name?: string | undefined;
  /** Goes in at once, as `name`, without a lobby. @default false */
  skipLobby?: boolean | undefined;
  /** The address that leads here, for the others; null: no such button. @default that of the page */
  link?: string | null | undefined;
  /** One goes in, under this name, from the lobby, without one, or again. */
  onJoin?: ((name: string) => void) | undefined;
  /** One has left. */
  onLeave?: (() => void) | undefined;
  /** Something failed; it is shown as well. */
  onError?: ((error: RtcError) => void) | undefined;
  /** What to say of an error beside its own words, such as where to ask for a place. */
  describeError?: ((error: RtcError) => string | undefined) | undefined;
  /** Beside the room's name, such as your mark. */
  brand?: ReactNode;
  /** In the lobby, above the button that joins. */
  lobby?: ReactNode;
  /** Where one isn't in the call any more, beside "Rejoin" and "Try again": the ways on that you offer. */
  actions?: ReactNode;
  /** Components that stand in place of ours; each is given what ours is. */
  parts?: Partial<CallParts> | undefined;
  /** The strings of the call, such as `ko` of `@visavis/ui/call/locales/ko`; those of the components come from `LabelsProvider`. @default English */
  labels?: CallLabels | undefined;
}
