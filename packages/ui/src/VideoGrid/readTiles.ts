import type { LayoutTile } from './tiles';

/** What a tile that has gone leaves behind while it fades. */
export const leaving = 'leaving';

/** The tiles in a list, as their attributes describe them. */
export function readTiles(list: HTMLElement): LayoutTile<HTMLElement>[] {
  const elements = [...list.children] as HTMLElement[];
  return elements
    .filter(({ dataset }) => dataset.place !== leaving)
    .map((element) => {
      const { source, self, pinned, speaking } = element.dataset;
      return {
        id: element,
        source: source === 'screen' ? 'screen' : 'camera',
        self: self !== undefined,
        pinned: pinned !== undefined,
        speaking: speaking !== undefined,
      };
    });
}

/** The attributes that it reads; of speaking, only where it moves the spotlight. */
export function attributesOf(spotlight: boolean): string[] {
  return ['data-pinned', 'data-source', 'data-self', ...(spotlight ? ['data-speaking'] : [])];
}

/** What a tile puts into itself is none of the list's business, and neither is what fades. */
export function changesTiles({ type, target, addedNodes, removedNodes }: MutationRecord, list: HTMLElement): boolean {
  if (type === 'attributes') return true;
  return (
    target === list &&
    [...addedNodes, ...removedNodes].some((node) => (node as HTMLElement).dataset?.place !== leaving)
  );
}
