import type { Meta, StoryObj } from '@storybook/react-vite';
import { RtcError, useCallErrors, type CallError } from '@visavis/hooks';
import { ErrorNotice } from '@visavis/ui';
import { useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';

/**
 * The errors of a call in one place, whichever hook they come from.
 *
 * ```tsx
 * const errors = useCallErrors({ media, screen, room, chat, files, recorder }, ({ source, error }) => log(source, error));
 *
 * {errors.map(({ source, id, error }) => <ErrorNotice key={`${source} ${id}`} error={error} />)}
 * ```
 *
 * It takes plain objects as well, as here.
 */
const meta = {
  title: 'Hooks/useCallErrors',
  render: () => <Errors />,
} satisfies Meta;

export default meta;
type Story = StoryObj;

function Errors() {
  const [lost, setLost] = useState<RtcError | null>(null);
  const [failed, setFailed] = useState<RtcError | null>(null);
  const [log, setLog] = useState<readonly CallError[]>([]);
  const errors = useCallErrors(
    { media: { error: lost }, room: { error: null, participants: [{ id: 'ada', error: failed }] } },
    (error) => setLog((before) => [...before, error]),
  );
  return (
    <div className="story-stack">
      <Actions
        actions={{
          'Unplug the camera': () => setLost(new RtcError('device-lost', 'unplugged')),
          'Lose the connection to Ada': () => setFailed(new RtcError('peer-failed', 'lost')),
          'Mend both': () => {
            setLost(null);
            setFailed(null);
          },
        }}
      />
      {errors.map(({ source, id, error }) => (
        <ErrorNotice key={`${source} ${id}`} error={error} />
      ))}
      <output>{log.map(({ source, error }) => `${source}: ${error.code}`).join(', ')}</output>
    </div>
  );
}

export const InOnePlace: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Unplug the camera' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Lose the connection to Ada' }));
    await expect(await canvas.findAllByRole('alert')).toHaveLength(2);
    await userEvent.click(canvas.getByRole('button', { name: 'Mend both' }));
    await expect(canvas.queryByRole('alert')).toBeNull();
    await expect(canvas.getByRole('status')).toHaveTextContent('media: device-lost, participant: peer-failed');
  },
};
