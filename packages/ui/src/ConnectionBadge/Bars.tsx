/** Three bars, which mean what the words beside them say. */
export function Bars({ className }: { className: string }) {
  return (
    <span className={className} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
