/** Our class first, then the user's own, if any. */
export function joinClasses(own: string, theirs: string | undefined): string {
  return theirs ? `${own} ${theirs}` : own;
}
