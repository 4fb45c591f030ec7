import type { Meta, StoryObj } from '@storybook/react-vite';
import { useDevices, type DeviceInfo } from '@visavis/hooks';
import type { VirtualDevice, VirtualDevices } from '@visavis/hooks/testing';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { VirtualHardware } from '../../../../.storybook/VirtualHardware';

const second: VirtualDevice = { kind: 'videoinput', deviceId: 'second', label: 'Second camera' };

/**
 * The cameras, microphones and speakers of this browser. It never prompts by itself: the names appear when
 * permission comes, from whatever component, and devices come and go as they are plugged in and out.
 *
 * ```tsx
 * const { cameras, permission, ensurePermission } = useDevices();
 *
 * {permission.camera !== 'granted' && <button onClick={() => void ensurePermission()}>Show names</button>}
 * <ul>{cameras.map(({ deviceId, label }) => <li key={deviceId}>{label || 'A camera'}</li>)}</ul>
 * ```
 */
const meta = {
  title: 'Hooks/useDevices',
  render: () => (
    <VirtualHardware permission={{ camera: 'prompt', microphone: 'prompt' }}>
      {({ devices }) => <List hardware={devices} />}
    </VirtualHardware>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const names = (devices: readonly DeviceInfo[]) => devices.map(({ label }) => label || '?').join(', ') || 'none';

function List({ hardware }: { hardware: VirtualDevices }) {
  const { status, cameras, microphones, speakers, permission, canSelectSpeaker, error, ensurePermission } =
    useDevices();
  return (
    <div style={{ display: 'grid', gap: '1rem' }}>
      <Actions
        actions={{
          'Ask for permission': () => ensurePermission(),
          'Plug in a camera': () => hardware.plug(second),
          'Unplug it': () => hardware.unplug('second'),
          'Block the camera': () => hardware.setPermission('camera', 'denied'),
        }}
      />
      <StateTable
        title="Devices"
        state={{
          status,
          cameras: names(cameras),
          microphones: names(microphones),
          speakers: names(speakers),
          'permission of cameras': permission.camera,
          canSelectSpeaker,
          error: error?.code,
        }}
      />
    </div>
  );
}

export const BeforeAndAfterPermission: Story = {
  play: async ({ canvas }) => {
    const says = (row: string) => waitFor(() => expect(canvas.getByRole('row', { name: row })).toBeVisible());
    await says('cameras ?');
    await says('permission of cameras prompt');
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for permission' }));
    await says('cameras Camera');
    await userEvent.click(canvas.getByRole('button', { name: 'Plug in a camera' }));
    await says('cameras Camera, Second camera');
    await userEvent.click(canvas.getByRole('button', { name: 'Block the camera' }));
    await says('permission of cameras denied');
    await says('cameras ?');
  },
};
