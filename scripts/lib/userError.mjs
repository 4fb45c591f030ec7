/** A failure that whoever ran the command can mend: shown as its one line, without a stack. */
export class UserError extends Error {
  /** @override */
  name = 'UserError';
}
