import type { Meta, StoryObj } from '@storybook/react-vite';
import { useDevices, useSpeakerOutput } from '@visavis/hooks';
import type { VirtualDevice, VirtualDevices } from '@visavis/hooks/testing';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

const desk: VirtualDevice = { kind: 'audiooutput', deviceId: 'desk', label: 'Desk speaker' };
const headset: VirtualDevice = { kind: 'audiooutput', deviceId: 'headset', label: 'Headset' };

/**
 * The speaker that the sound of the page goes to: every `audio` and `video` follows one choice. When it is
 * unplugged the system's own takes its place until it is back.
 *
 * ```tsx
 * const { speakers } = useDevices();
 * const { status, deviceId, select, hasPicker, openPicker } = useSpeakerOutput({ remember: true });
 *
 * <select aria-label="Speaker" value={deviceId} onChange={(event) => void select(event.target.value)}>
 *   <option value="">System default</option>
 *   {speakers.map((one) => <option key={one.deviceId} value={one.deviceId}>{one.label}</option>)}
 * </select>
 * {hasPicker && <button onClick={() => void openPicker()}>More speakers</button>}
 * ```
 */
const meta = {
  title: 'Hooks/useSpeakerOutput',
  render: () => (
    <VirtualHardware devices={[desk, headset]}>{({ devices }) => <Choice hardware={devices} />}</VirtualHardware>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Choice({ hardware }: { hardware: VirtualDevices }) {
  const { speakers } = useDevices();
  const { status, deviceId, label, error, select } = useSpeakerOutput();
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <select aria-label="Speaker" value={deviceId} onChange={(event) => void select(event.target.value)}>
        <option value="">System default</option>
        {speakers.map((one) => (
          <option key={one.deviceId} value={one.deviceId}>
            {one.label}
          </option>
        ))}
      </select>
      <Actions
        actions={{
          'Unplug the headset': () => hardware.unplug('headset'),
          'Plug it in again': () => hardware.plug(headset),
        }}
      />
      <StateTable title="Speaker" state={{ status, label: label || 'none', error: error?.code }} />
    </div>
  );
}

export const ChosenUnpluggedAndBack: Story = {
  play: async ({ canvas }) => {
    const says = (row: string) => waitFor(() => expect(canvas.getByRole('row', { name: row })).toBeVisible());
    const picker = await canvas.findByRole('combobox', { name: 'Speaker' });
    await canvas.findByRole('option', { name: 'Headset' });
    await userEvent.selectOptions(picker, 'headset');
    await says('status selected');
    await userEvent.click(canvas.getByRole('button', { name: 'Unplug the headset' }));
    await says('status fallback');
    await says('error device-lost');
    await userEvent.click(canvas.getByRole('button', { name: 'Plug it in again' }));
    await says('status selected');
    await userEvent.selectOptions(picker, '');
    await says('status default');
  },
};
