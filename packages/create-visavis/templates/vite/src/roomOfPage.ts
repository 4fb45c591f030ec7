import { randomId } from './call/randomId';

/** The room in the address of this page; without one a new room, which is then in the address, so that it can be sent. */
export function roomOfPage(): string {
  const url = new URL(location.href);
  const given = url.searchParams.get('room') ?? '';
  if (/^[\w-]{1,64}$/.test(given)) return given;
  const room = randomId();
  url.searchParams.set('room', room);
  history.replaceState(null, '', url);
  return room;
}
