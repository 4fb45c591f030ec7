import type { Json, Member } from '../core/signaling/port';

/** What tabs tell each other over a `BroadcastChannel`. */
export type Post =
  | { type: 'enter'; from: Member }
  | { type: 'here'; from: Member; to: string }
  | { type: 'message'; from: Member; data: Json }
  | { type: 'leave'; from: Member };

/** Whether it is a post of ours. Other scripts of the origin may use the channel too; what is not ours is dropped. */
export function isPost(data: unknown): data is Post {
  const from = (data as Partial<Post> | null)?.from;
  return typeof from?.id === 'string' && typeof from.name === 'string';
}
