import { useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { CallAnnouncer } from './CallAnnouncer';

const meta = {
  title: 'Components/CallAnnouncer',
  component: CallAnnouncer,
  args: { participants: [] },
  argTypes: { participants: { control: false } },
  render: function Render(args) {
    const [here, setHere] = useState(false);
    return (
      <>
        <button type="button" className="visavis-button" onClick={() => setHere(!here)}>
          {here ? 'Ada leaves' : 'Ada joins'}
        </button>
        <CallAnnouncer {...args} participants={here ? [{ id: 'a', name: 'Ada' }] : []} />
      </>
    );
  },
} satisfies Meta<typeof CallAnnouncer>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Not to be seen: listen with a screen reader, or look at the page's `<output>`. */
export const JoinAndLeave: Story = {
  play: async ({ canvas }) => {
    const region = canvas.getByRole('status');
    await expect(region).toBeEmptyDOMElement();
    await userEvent.click(canvas.getByRole('button'));
    await expect(region).toHaveTextContent('Ada joined.');
    await userEvent.click(canvas.getByRole('button'));
    await expect(region).toHaveTextContent('Ada joined. Ada left.');
  },
};

export const Dark: Story = { ...JoinAndLeave, globals: { theme: 'dark' } };
