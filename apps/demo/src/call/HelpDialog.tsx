import type { CallShortcutKeys } from '@visavis/hooks';
import { useWords } from '../language/LanguageProvider';
import { Dialog } from '../page/Dialog';
import styles from './HelpDialog.module.css';

export interface HelpDialogProps {
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
  onClose: () => void;
}

/** Which keys do what in a call. */
export function HelpDialog({ keys, onClose }: HelpDialogProps) {
  const { help } = useWords();
  const lines = [
    ...(['microphone', 'camera', 'screen', 'fullscreen', 'details', 'leave'] as const).map((name) => ({
      key: keys[name],
      what: help.keys[name],
    })),
    { key: '?', what: help.keys.help },
  ];
  return (
    <Dialog heading={help.heading} onClose={onClose}>
      <dl className={styles.keys}>
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
      <p className="visavis-hint">{help.note}</p>
    </Dialog>
  );
}
