import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Icon } from './Icon';
import * as shapes from './shapes';

/**
 * The icons of the components: [Lucide](https://lucide.dev)’s, filled when on and struck through when off. They are part
 * of the package; buttons and menu items take icons of any other set in their `icon`.
 */
const meta = {
  title: 'Theming/Icons',
  render: () => (
    <ul style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(9rem, 1fr))', gap: '1rem', padding: 0, listStyle: 'none' }}>
      {Object.entries(shapes).map(([name, shape]) => (
        <li key={name} style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', color: 'var(--visavis-text)' }}>
          <span style={{ flex: '1 0 100%' }}>{name.replace(/Shape$/, '')}</span>
          <span style={{ display: 'flex', gap: '0.5rem', fontSize: '1.5rem' }}>
            <Icon shape={shape} />
            {shape.area && <Icon shape={shape} filled />}
            {shape.off && <Icon shape={shape} off />}
          </span>
        </li>
      ))}
    </ul>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const All: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(Object.keys(shapes).length);
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };
