import { useCallLabels } from './CallLabels';

/** Says, over everything else, that files may be dropped now. */
export function DropHint() {
  const { chat } = useCallLabels();
  return (
    <div className="visavis-call-drop-hint">
      <p>{chat.drop}</p>
    </div>
  );
}
