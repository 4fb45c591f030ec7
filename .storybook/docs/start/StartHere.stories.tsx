import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { VirtualHardware } from '../../VirtualHardware';
import { Call } from './Call';

const meta = {
  title: 'Examples/Start here',
  tags: ['!dev', '!autodocs'],
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** The component of the page, twice: as in two tabs. */
export const TwoTabs: Story = {
  tags: ['needs-connection'],
  render: () => (
    <VirtualHardware>
      {() => (
        <div className="story-columns">
          {['Ada', 'Ben'].map((name) => (
            <section key={name} className="story-panel" aria-label={`Tab of ${name}`}>
              <h3>{name}</h3>
              <Call name={name} />
            </section>
          ))}
        </div>
      )}
    </VirtualHardware>
  ),
  play: async ({ canvas }) => {
    const tabOf = (name: string) => within(canvas.getByRole('region', { name: `Tab of ${name}` }));
    const [ada, ben] = [tabOf('Ada'), tabOf('Ben')];
    for (const tab of [ada, ben]) await userEvent.click(tab.getByRole('button', { name: 'Join' }));
    for (const [tab, other] of [
      [ada, 'Ben'],
      [ben, 'Ada'],
    ] as const) {
      await waitFor(async () => {
        const tile = tab.getByRole('listitem', { name: other });
        await expect(tile).toHaveAttribute('data-status', 'connected');
        await expect(tile.querySelector('video')?.videoWidth).toBeGreaterThan(0);
      });
    }
  },
};
