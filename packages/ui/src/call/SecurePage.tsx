import { useDevices } from '@visavis/hooks';
import { useMemo, type ReactNode } from 'react';
import { LabelsProvider } from '../Labels/LabelsProvider';
import { useCallLabels } from './CallLabels';

/** Has the device pickers below it say the reason where there are no devices because the page is not secure. */
export function SecurePage({ children }: { children: ReactNode }) {
  const { lobby } = useCallLabels();
  const { error } = useDevices();
  const none = error?.code === 'insecure-context' ? lobby.needsHttps : undefined;
  const labels = useMemo(() => ({ devicePicker: { camera: { none }, microphone: { none } } }), [none]);
  return <LabelsProvider labels={labels}>{children}</LabelsProvider>;
}
