import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useDataChannel, type PeerSource } from '@visavis/hooks';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { ConnectedPair } from '../../../../.storybook/ConnectedPair';
import { StateTable } from '../../../../.storybook/StateTable';

/**
 * A channel of your own to one other browser, for text, bytes and JSON. Both sides ask for the same label. `parse`
 * checks what comes in, so that nothing unexpected reaches the application.
 *
 * ```tsx
 * const { status, send, subscribe } = useDataChannel<Move>(participant, 'chess', { parse: toMove });
 *
 * useEffect(() => subscribe((move) => play(move)), [subscribe]);
 * ```
 */
const meta = {
  title: 'Hooks/useDataChannel',
  render: () => (
    <ConnectedPair>
      {(ada, ben) => (
        <div className="story-columns">
          <Counter name="Ada" target={ada} />
          <Counter name="Ben" target={ben} />
        </div>
      )}
    </ConnectedPair>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

interface Count {
  add: number;
}

function toCount(message: unknown): Count {
  const add = (message as Partial<Count> | null)?.add;
  if (typeof add !== 'number') throw new TypeError('A count has a number to add.');
  return { add };
}

/** A number that both can count up. */
function Counter({ name, target }: { name: string; target: PeerSource }) {
  const { status, send, subscribe, error } = useDataChannel<unknown>(target, 'count', {
    parse: toCount,
    maxMessageBytes: 1000,
  });
  const [total, setTotal] = useState(0);
  useEffect(() => subscribe((message) => setTotal((before) => before + (message as Count).add)), [subscribe]);
  return (
    <section className="story-panel" aria-label={`Browser of ${name}`}>
      <h3>{name}</h3>
      <Actions
        actions={{
          'Add one over there': () => send({ add: 1 }),
          'Send what is no number': () => send({ add: 'one' }),
          'Send far too much': () => send('x'.repeat(2000)),
        }}
      />
      <StateTable title="Channel" state={{ status, total, error: error?.code }} />
    </section>
  );
}

export const Counting: Story = {
  tags: ['needs-connection'],
  play: async ({ canvas }) => {
    const browserOf = (name: string) => within(canvas.getByRole('region', { name: `Browser of ${name}` }));
    await canvas.findByRole('region', { name: 'Browser of Ben' });
    const [ada, ben] = [browserOf('Ada'), browserOf('Ben')];
    const says = (browser: typeof ada, row: string) =>
      waitFor(() => expect(browser.getByRole('row', { name: row })).toBeVisible());
    const press = (browser: typeof ada, name: string) => userEvent.click(browser.getByRole('button', { name }));

    await says(ada, 'status open');
    await press(ada, 'Add one over there');
    await says(ben, 'total 1');
    await press(ben, 'Add one over there');
    await says(ada, 'total 1');
    // What doesn't parse is dropped, and told.
    await press(ada, 'Send what is no number');
    await says(ben, 'error message-invalid');
    await says(ben, 'total 1');
    await press(ada, 'Send far too much');
    await says(ada, 'error message-too-large');
  },
};
