import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import { Theming } from './Theming';

const meta = {
  title: 'Examples/Theming',
  component: Theming,
  tags: ['!dev', '!autodocs'],
  args: { theme: 'light' },
  render: (_, { globals }) => <Theming theme={String(globals.theme)} />,
} satisfies Meta<typeof Theming>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Tokens: Story = {
  play: async ({ canvas }) => {
    const row = (what: string) => canvas.getByRole('row', { name: new RegExp(`^${what}`) });
    const main = 'Words on the main button';
    await waitFor(() => expect(row(main)).toHaveTextContent('enough'));
    await expect(canvas.queryByText('too little')).toBeNull();

    await fireEvent.change(canvas.getByLabelText('accent'), { target: { value: '#ffdd00' } });
    await waitFor(() => expect(row(main)).toHaveTextContent('too little'));
    await fireEvent.change(canvas.getByRole('slider', { name: 'radius' }), { target: { value: '0' } });
    await expect(canvas.getByText(/--visavis-accent: #ffdd00;/)).toHaveTextContent('--visavis-radius: 0rem;');

    await userEvent.click(canvas.getByRole('button', { name: 'Reset' }));
    await waitFor(() => expect(row(main)).toHaveTextContent('enough'));
  },
};

/** The same tokens on a dark page. */
export const Dark: Story = {
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('enough').length).toBeGreaterThan(8));
    await expect(canvas.queryByText('too little')).toBeNull();
  },
};
