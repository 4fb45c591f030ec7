import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { explained } from '../../CallInspector/explained/en';
import { explained as korean } from '../../CallInspector/explained/ko';
import { CallSecurity } from './CallSecurity';

/** In the details of a call: who could read what of it, with and without a key in the link. */
const meta = {
  title: 'Components/CallSecurity',
  component: CallSecurity,
  args: { encrypted: true, secure: true, explained },
  argTypes: { explained: { control: false } },
  decorators: [(Story) => <div style={{ maxInlineSize: '24rem' }}>{Story()}</div>],
} satisfies Meta<typeof CallSecurity>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Encrypted: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/passes it on and cannot read it/)).toBeVisible();
    await expect(canvas.getAllByRole('row')).toHaveLength(4);
  },
};

export const NotEncrypted: Story = {
  args: { encrypted: false },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/could sit in between/)).toBeVisible();
  },
};

export const Insecure: Story = { args: { encrypted: false, secure: false } };
export const Korean: Story = { args: { explained: korean }, globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
