import type { Environment } from '../../environment/environment';
import type { Member } from '../../signaling/port';
import type { Kinds } from '../../whip/media';
import type { WhepPlayer } from '../../whip/whepPlayer';
import { desiredKinds } from './desiredKinds';
import type { MemberMedia, Published, Source, SourceStreams } from './mediaPort';
import type { MediaSession } from './mediaSession';
import { watchSight } from './sightWatch';
import { createSubscription, type Subscription } from './subscription';

/** What subscribing to one other member needs. */
export interface MemberSubscriptionsOptions {
  environment: Environment;
  /** In which the member is shown. */
  shown(): SourceStreams;
  /** Opens a session that plays these kinds of a source of theirs. */
  open(member: Member, source: Source, kinds: Kinds, onChange: () => void): MediaSession<WhepPlayer>;
  /** What arrives, or how, is another now. */
  onChange(): void;
}

const NOTHING: Kinds = { audio: false, video: false };

/** Makes the subscriptions to one other member; there are none yet. */
export function createMemberSubscriptions({ environment, shown, open, onChange }: MemberSubscriptionsOptions): MemberMedia {
  let member: Member | null = null;
  let published: Published | null = null;
  let isUpdating = false;
  let isClosed = false;
  const sight = watchSight(environment, shown, update);
  const camera = createSubscription(...opener('camera'));
  const screen = createSubscription(...opener('screen'));

  function opener(source: Source): Parameters<typeof createSubscription> {
    return [
      (kinds, onSession) => {
        if (!member) throw new Error('There is nobody to subscribe to.');
        return open(member, source, kinds, onSession);
      },
      tell,
    ];
  }

  /** Who asks what arrives needs not be told. */
  function tell() {
    if (!isUpdating && !isClosed) onChange();
  }

  function play(subscription: Subscription, source: Source) {
    const there = published?.[source];
    subscription.set(there ? desiredKinds(there, sight.isSeen(source)) : NOTHING);
  }

  function update() {
    play(camera, 'camera');
    play(screen, 'screen');
  }

  function stop() {
    camera.set(NOTHING);
    screen.set(NOTHING);
  }

  return {
    receive(nextMember, nextPublished) {
      if (isClosed) return null;
      isUpdating = true;
      // Under another id they publish anew.
      if (nextMember.id !== member?.id) stop();
      member = nextMember;
      published = nextPublished;
      sight.update();
      update();
      isUpdating = false;
      return published && { camera: camera.stream, screen: screen.stream };
    },
    get error() {
      return camera.error ?? screen.error;
    },
    get peer() {
      return camera.peer ?? screen.peer;
    },
    close() {
      isClosed = true;
      sight.close();
      stop();
    },
  };
}
