import { CALL_SHORTCUT_KEYS } from '@visavis/hooks/core';
import type { CallShortcutKeys } from '@visavis/hooks';
import { ShortcutHelp } from '../ShortcutHelp/ShortcutHelp';
import { useCallLabels } from './CallLabels';
import { Dialog } from './Dialog';

export interface ShortcutsDialogProps {
  /** Which letters stand for what. */
  keys: CallShortcutKeys;
  /** Whether the letters do anything. */
  enabled: boolean;
  onEnabledChange: (enabled: boolean) => void;
  onClose: () => void;
}

/** Which keys do what in the call, and the switch that turns them off. */
export function ShortcutsDialog({ keys, enabled, onEnabledChange, onClose }: ShortcutsDialogProps) {
  const { help } = useCallLabels();
  return (
    <Dialog heading={help.heading} onClose={onClose}>
      <ShortcutHelp
        // Those that are off are still listed, so that the user knows what the switch is for.
        keys={enabled ? keys : CALL_SHORTCUT_KEYS}
        more={[{ key: '?', label: help.help }]}
        enabled={enabled}
        onEnabledChange={onEnabledChange}
      />
    </Dialog>
  );
}
