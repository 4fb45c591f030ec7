import type { Meta, StoryObj } from '@storybook/react-vite';
import { DropHint } from './DropHint';

/**
 * Over everything else while files are held over the page.
 *
 * ```tsx
 * const dropping = useFileDrop(({ files }) => sendFiles(files));
 *
 * {dropping && <DropHint />}
 * ```
 */
const meta = {
  title: 'Components/DropHint',
  component: DropHint,
  argTypes: { children: { control: 'text' } },
  decorators: [(Story) => <div style={{ position: 'relative', blockSize: '12rem' }}>{Story()}</div>],
} satisfies Meta<typeof DropHint>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Dropping: Story = {};
export const OwnWords: Story = { args: { children: 'Drop the X-ray here' } };
export const Korean: Story = { globals: { locale: 'ko' } };
export const Dark: Story = { globals: { theme: 'dark' } };
