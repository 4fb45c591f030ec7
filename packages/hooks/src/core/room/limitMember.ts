import { audioFormatOf, type SendingOptions } from '../peer/sendingOptions';
import type { MemberState } from './controlMessage';
import type { RemoteMember } from './remoteMember';
import type { RoomLoad } from './roomLoad';
import { planSending } from './sendingPlan';

/** What decides how much the local participant sends. */
export interface LocalSending {
  /** What the application decides itself. */
  readonly sending: SendingOptions | undefined;
  readonly saveData: boolean;
  /** How many others there are. */
  readonly others: number;
  /** Whether a stream carries screens. */
  isScreen(stream: MediaStream): boolean;
  readonly load: Pick<RoomLoad, 'limit'>;
}

/** What one member wants to be sent. */
export type Wanted = Pick<MemberState, 'preferredQuality' | 'wantedHeights'>;

const everything: Wanted = { preferredQuality: 'all', wantedHeights: { camera: null, screen: null } };

/** Gives one of the others their share of what can be sent: no more than they want. */
export function limitMember(
  member: Pick<RemoteMember, 'wanted' | 'setLimits' | 'setAudioFormat'>,
  { sending, saveData, others, isScreen, load }: LocalSending,
): void {
  const { preferredQuality, wantedHeights } = member.wanted ?? everything;
  member.setAudioFormat(audioFormatOf(sending?.microphone));
  member.setLimits((stream) => {
    const source = isScreen(stream) ? 'screen' : 'camera';
    const shownHeight = wantedHeights[source];
    const watched = preferredQuality === 'all' && shownHeight !== 0;
    return load.limit(planSending(source, { others, saveData, watched, shownHeight, sending }), watched);
  });
}

/** What a media server has to be sent, which passes it on to all of these members: as much as any of them wants. */
export function mostWanted(members: readonly (Wanted | null)[]): Wanted {
  const watching = members.map((wanted) => wanted ?? everything).filter(({ preferredQuality }) => preferredQuality === 'all');
  if (watching.length === 0) return members.length === 0 ? everything : { ...everything, preferredQuality: 'low' };
  const most = (source: keyof Wanted['wantedHeights']) => {
    const heights = watching.map(({ wantedHeights }) => wantedHeights[source] ?? Infinity);
    const highest = Math.max(...heights);
    return highest === Infinity ? null : highest;
  };
  return { preferredQuality: 'all', wantedHeights: { camera: most('camera'), screen: most('screen') } };
}

/** Whether a member wants the same as before; who has said nothing wants everything. */
export function isSameWanted(before: Wanted | null, next: Wanted): boolean {
  const { preferredQuality, wantedHeights } = before ?? everything;
  return (
    preferredQuality === next.preferredQuality &&
    wantedHeights.camera === next.wantedHeights.camera &&
    wantedHeights.screen === next.wantedHeights.screen
  );
}
