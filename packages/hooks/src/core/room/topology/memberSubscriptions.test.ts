import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createVirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import { reportShownHeight } from '../../media/shownHeight';
import type { Member } from '../../signaling/port';
import type { Published } from './mediaPort';
import { createMemberSubscriptions } from './memberSubscriptions';
import { UNSEEN_MS } from './sightWatch';
import { fakeStream, makeFakeSession, type FakeSession } from './test/fakeSession';

const ada: Member = { id: 'ada', name: 'Ada' };
const both = { audio: true, video: true };
const none = { audio: false, video: false };
const cameraOnly: Published = { camera: both, screen: none };

function subscribe() {
  const environment = createVirtualEnvironment();
  const sessions: FakeSession[] = [];
  const shown: { camera: MediaStream | null; screen: MediaStream | null } = { camera: fakeStream(), screen: fakeStream() };
  const onChange = vi.fn<() => void>();
  const media = createMemberSubscriptions({
    environment,
    shown: () => shown,
    open(member, source, kinds, onSession) {
      const made = makeFakeSession(`${member.id} ${source}`, kinds, onSession);
      sessions.push(made);
      return made.session;
    },
    onChange,
  });
  onTestFinished(() => media.close());
  /** What is open, as `MEMBER SOURCE KINDS`. */
  const open = () =>
    sessions
      .filter(({ isClosed }) => !isClosed)
      .map(({ name, kinds: { audio, video } }) => [name, audio && 'audio', video && 'video'].filter(Boolean).join(' '));
  const last = () => {
    const made = sessions.at(-1);
    if (!made) throw new Error('Nothing was opened.');
    return made;
  };
  return { environment, sessions, shown, onChange, media, open, last };
}

describe('a member on a media server', () => {
  it('is subscribed to as far as they publish', () => {
    const { media, open } = subscribe();
    expect(media.receive(ada, null)).toBeNull();
    expect(open()).toEqual([]);
    media.receive(ada, { camera: none, screen: none });
    expect(open()).toEqual([]);
    media.receive(ada, { camera: { audio: true, video: false }, screen: none });
    expect(open()).toEqual(['ada camera audio']);
    media.receive(ada, { camera: { audio: true, video: false }, screen: { audio: false, video: true } });
    expect(open()).toEqual(['ada camera audio', 'ada screen video']);
    media.receive(ada, { camera: { audio: true, video: false }, screen: none });
    expect(open()).toEqual(['ada camera audio']);
    expect(media.receive(ada, null)).toBeNull();
    expect(open()).toEqual([]);
  });

  it('is shown in what arrives, and it is told once it is there', () => {
    const { media, onChange, last } = subscribe();
    expect(media.receive(ada, cameraOnly)).toEqual({ camera: null, screen: null });
    expect(onChange).not.toHaveBeenCalled();
    last().connect();
    expect(onChange).toHaveBeenCalled();
    expect(media.receive(ada, cameraOnly)).toEqual({ camera: last().peer.getSnapshot().stream, screen: null });
    expect(media.peer).toBe(last().peer);
  });

  it('has the error of their own subscription', () => {
    const { media, last } = subscribe();
    media.receive(ada, cameraOnly);
    last().fail(new RtcError('signaling-rejected', 'no'));
    expect(media.error?.code).toBe('signaling-rejected');
    last().connect();
    expect(media.error).toBeNull();
  });

  it('is subscribed to anew under another id', () => {
    const { media, open } = subscribe();
    media.receive(ada, cameraOnly);
    media.receive({ ...ada, id: 'ada-2' }, cameraOnly);
    expect(open()).toEqual(['ada-2 camera audio video']);
    media.receive({ ...ada, id: 'ada-2', name: 'Ada L.' }, cameraOnly);
    expect(open()).toEqual(['ada-2 camera audio video']);
  });

  it('is let go of at the end, and not subscribed to again', () => {
    const { environment, media, open, sessions } = subscribe();
    media.receive(ada, cameraOnly);
    media.close();
    expect(open()).toEqual([]);
    expect(media.receive(ada, cameraOnly)).toBeNull();
    environment.advance(10 * UNSEEN_MS);
    expect(sessions).toHaveLength(1);
  });
});

describe('the video of a member', () => {
  it('is left out once it is out of sight for a while, and their audio goes on', () => {
    const { environment, shown, media, open, last, sessions } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    const first = last();
    const tile = reportShownHeight(shown.camera ?? fakeStream());
    tile.set(360);
    tile.set(0);
    environment.advance(UNSEEN_MS - 1);
    expect(open()).toEqual(['ada camera audio video']);
    environment.advance(1);
    // The new session is not there yet.
    expect(open()).toEqual(['ada camera audio video', 'ada camera audio']);
    expect(media.receive(ada, cameraOnly)?.camera).toBe(first.peer.getSnapshot().stream);
    last().connect();
    expect(open()).toEqual(['ada camera audio']);
    expect(media.receive(ada, cameraOnly)?.camera).toBe(last().peer.getSnapshot().stream);
    expect(sessions).toHaveLength(2);
  });

  it('comes back at once when it is in sight again', () => {
    const { environment, shown, media, open, last } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    const tile = reportShownHeight(shown.camera ?? fakeStream());
    tile.set(0);
    environment.advance(UNSEEN_MS);
    last().connect();
    tile.set(180);
    expect(open()).toEqual(['ada camera audio', 'ada camera audio video']);
    last().connect();
    expect(open()).toEqual(['ada camera audio video']);
  });

  it('stays where it comes into sight before the session without it is there', () => {
    const { environment, shown, media, open, last } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    const tile = reportShownHeight(shown.camera ?? fakeStream());
    tile.set(0);
    environment.advance(UNSEEN_MS);
    tile.set(180);
    expect(open()).toEqual(['ada camera audio video']);
    environment.advance(10 * UNSEEN_MS);
    expect(open()).toEqual(['ada camera audio video']);
  });

  it('is left out while the page is not watched', () => {
    const { environment, media, open, last } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    environment.isHidden = true;
    environment.emit('visibility');
    environment.advance(UNSEEN_MS);
    last().connect();
    expect(open()).toEqual(['ada camera audio']);
    environment.isHidden = false;
    environment.emit('visibility');
    last().connect();
    expect(open()).toEqual(['ada camera audio video']);
  });

  it('is asked for where a member is shown in another stream, which no place has said anything about', () => {
    const { environment, shown, media, open, last } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    reportShownHeight(shown.camera ?? fakeStream()).set(0);
    environment.advance(UNSEEN_MS);
    last().connect();
    expect(open()).toEqual(['ada camera audio']);
    shown.camera = fakeStream();
    media.receive(ada, cameraOnly);
    last().connect();
    expect(open()).toEqual(['ada camera audio video']);
  });

  it('stays where there is no audio: without a stream no tile could say that it is seen again', () => {
    const { environment, shown, media, open } = subscribe();
    media.receive(ada, { camera: none, screen: { audio: false, video: true } });
    reportShownHeight(shown.screen ?? fakeStream()).set(0);
    environment.advance(2 * UNSEEN_MS);
    expect(open()).toEqual(['ada screen video']);
  });

  it('that fails is asked for by what is wanted now, when nothing plays that could be interrupted', () => {
    const { environment, shown, media, open, last } = subscribe();
    media.receive(ada, cameraOnly);
    reportShownHeight(shown.camera ?? fakeStream()).set(0);
    environment.advance(UNSEEN_MS);
    expect(open()).toEqual(['ada camera audio']);
    last().connect();
    expect(open()).toEqual(['ada camera audio']);
  });

  it('goes to the session that is being opened when the one that plays breaks', () => {
    const { environment, shown, media, open, last, sessions } = subscribe();
    media.receive(ada, cameraOnly);
    last().connect();
    reportShownHeight(shown.camera ?? fakeStream()).set(0);
    environment.advance(UNSEEN_MS);
    sessions[0]?.set({ status: 'reconnecting' });
    expect(open()).toEqual(['ada camera audio']);
  });
});
