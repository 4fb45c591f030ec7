import type { FileTransfer } from './transfer';

/**
 * Makes a function that takes a list and gives it back with the objects of its last one, for those that are the same: an
 * application renders what has changed and nothing else. The list is the same one if all of it is.
 */
export function createTransferList(): (next: readonly FileTransfer[]) => readonly FileTransfer[] {
  let last: readonly FileTransfer[] = [];

  return (next) => {
    const known = new Map(last.map((transfer) => [transfer.id, transfer]));
    const kept = next.map((transfer) => {
      const before = known.get(transfer.id);
      return before && isSameTransfer(before, transfer) ? before : transfer;
    });
    if (kept.length !== last.length || kept.some((transfer, index) => transfer !== last[index])) last = kept;
    return last;
  };
}

function isSameTransfer(a: FileTransfer, b: FileTransfer): boolean {
  const { recipients: before, ...rest } = a;
  const { recipients: now, ...others } = b;
  return (
    isSame(rest, others) &&
    before.length === now.length &&
    before.every((recipient, index) => isSame(recipient, now[index]))
  );
}

function isSame<T extends object>(a: T, b: T | undefined): boolean {
  return b !== undefined && (Object.keys({ ...a, ...b }) as (keyof T)[]).every((key) => a[key] === b[key]);
}
