import { expect } from '@playwright/test';
import type { Caller } from './people/caller';

/**
 * Waits until nobody is there who should not be, and everybody is connected to everybody else and sees them in their
 * colour, moving.
 */
export async function expectAllAlive(callers: readonly Caller[], patienceMs: number): Promise<void> {
  await Promise.all(
    callers.flatMap((each) => [
      expect(each.tiles(), `${each.name} sees ${callers.length} tiles`).toHaveCount(callers.length, { timeout: patienceMs }),
      ...othersOf(each, callers).map((other) =>
        expect(each.tile(other.name).first(), `${each.name} is connected to ${other.name}`).toHaveAttribute(
          'data-status',
          'connected',
          { timeout: patienceMs },
        ),
      ),
    ]),
  );
  // One after the other: looking at all pictures at once would take what is needed to decode them.
  for (const each of callers) await Promise.all(othersOf(each, callers).map((other) => each.seesAlive(other)));
}

const othersOf = (one: Caller, callers: readonly Caller[]) => callers.filter((other) => other !== one);
