import type { CallShortcutKeys } from '@visavis/hooks';
import { useCallLabels } from './CallLabels';
import { Dialog } from './Dialog';

export interface HelpDialogProps {
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
  /** Whether the letters do anything. */
  on: boolean;
  onChange: (on: boolean) => void;
  onClose: () => void;
}

/** Which keys do what in a call. */
export function HelpDialog({ keys, on, onChange, onClose }: HelpDialogProps) {
  const { help } = useCallLabels();
  const lines = [
    ...(['microphone', 'camera', 'screen', 'fullscreen', 'details', 'leave'] as const).map((name) => ({
      key: keys[name],
      what: help.keys[name],
    })),
    { key: '?', what: help.keys.help },
  ];
  return (
    <Dialog heading={help.heading} onClose={onClose}>
      <dl className="visavis-call-help-dialog">
        {lines.map(
          ({ key, what }) =>
            key !== null && (
              <div key={what}>
                <dt>
                  <kbd>{key.toUpperCase()}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ),
        )}
      </dl>
      <label>
        <input type="checkbox" checked={on} onChange={() => onChange(!on)} /> {help.letters}
      </label>
      <p className="visavis-hint">{help.note}</p>
    </Dialog>
  );
}
