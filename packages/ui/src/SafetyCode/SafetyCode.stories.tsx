import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SafetyCode } from './SafetyCode';

/**
 * The code that two participants read to each other. What `useSafetyCode` returns fits:
 *
 * ```tsx
 * <SafetyCode name={participant.name} code={useSafetyCode(participant)} />
 * ```
 */
const meta = {
  title: 'Components/SafetyCode',
  component: SafetyCode,
  args: { name: 'Ada', code: '38021 47716 20094 81035 66240 12988 70453 39017 54621 08873' },
} satisfies Meta<typeof SafetyCode>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {};

/** There is no encrypted connection yet. */
export const Pending: Story = {
  args: { code: null },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('definition')).toHaveTextContent('Not there yet');
  },
};

/** In a list that says once what to do with the codes. */
export const WithoutHint: Story = { args: { hint: null } };

export const Korean: Story = { globals: { locale: 'ko' } };
/** The digits stay in their order. */
export const RightToLeft: Story = { globals: { direction: 'rtl' } };
export const Dark: Story = { globals: { theme: 'dark' } };
