import type { Meta, StoryObj } from '@storybook/react-vite';
import { CallInspector } from './CallInspector';

const meta = {
  title: 'Components/CallInspector',
  component: CallInspector,
  args: {
    connections: [
      { id: 'a', name: 'Ada Lovelace', status: 'connected', route: 'direct', roundTripMs: 23.4 },
      { id: 'b', name: '홍길동', status: 'reconnecting', route: 'relay', roundTripMs: 187 },
      { id: 'c', name: 'Grace Hopper', status: 'connecting' },
    ],
  },
} satisfies Meta<typeof CallInspector>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ThreePeople: Story = {};
export const Alone: Story = { args: { connections: [] } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
