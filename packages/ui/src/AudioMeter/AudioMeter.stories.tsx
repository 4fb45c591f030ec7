import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { AudioMeter, type LevelSource } from './AudioMeter';

/** A voice that comes and goes. */
const voice: LevelSource = {
  getLevel: () => 0.5 + 0.45 * Math.sin(performance.now() / 300),
  subscribe(listener) {
    const timer = setInterval(() => listener(voice.getLevel()), 50);
    return () => clearInterval(timer);
  },
};

const steady = (level: number): LevelSource => ({ getLevel: () => level, subscribe: () => () => undefined });

const meta = {
  title: 'Components/AudioMeter',
  component: AudioMeter,
  argTypes: { level: { control: false } },
  decorators: [(Story) => <div style={{ maxInlineSize: '20rem', marginInline: 'auto' }}>{Story()}</div>],
} satisfies Meta<typeof AudioMeter>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Moving: Story = {
  args: { level: voice },
  play: async ({ canvas }) => {
    const meter = canvas.getByRole<HTMLMeterElement>('meter', { name: 'Microphone level' });
    const first = meter.value;
    await waitFor(() => expect(meter.value).not.toBe(first));
  },
};

export const Loud: Story = { args: { level: steady(0.85) } };
export const Silent: Story = { args: { level: null } };
export const Dark: Story = { args: { level: steady(0.6) }, globals: { theme: 'dark' } };
