import type { Meta, StoryObj } from '@storybook/react-vite';
import { useSafetyCode, type Peer } from '@visavis/hooks';
import { expect, waitFor, within } from 'storybook/test';
import { ConnectedPair } from '../../../../.storybook/ConnectedPair';

/** What two people see and read to each other. */
const meta = {
  title: 'Hooks/useSafetyCode',
  tags: ['needs-connection'],
  render: () => (
    <ConnectedPair>
      {(ada, ben) => (
        <>
          <Code of="Ada" peer={ada.peer} />
          <Code of="Ben" peer={ben.peer} />
        </>
      )}
    </ConnectedPair>
  ),
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Code({ of, peer }: { of: string; peer: Peer | null }) {
  const code = useSafetyCode(peer);
  return (
    <section aria-label={`What ${of} sees`}>
      <p>
        {of}: <strong style={{ fontVariantNumeric: 'tabular-nums' }}>{code ?? 'not yet'}</strong>
      </p>
    </section>
  );
}

/** Waits for what one of the two sees. */
async function codeAt(canvasElement: HTMLElement, name: string): Promise<string> {
  const seen = within(canvasElement).getByRole('region', { name: `What ${name} sees` });
  await waitFor(() => expect(seen).toHaveTextContent(/(\d{5} ){9}\d{5}/));
  return within(seen).getByText(/\d{5}/).textContent ?? '';
}

/** The same at both ends: nobody sits between them. */
export const SafetyCodeMatches: Story = {
  play: async ({ canvasElement }) => {
    const code = await codeAt(canvasElement, 'Ada');
    await expect(await codeAt(canvasElement, 'Ben')).toBe(code);
  },
};

/** Somebody is Ben to Ada and Ada to Ben, and passes on what they say; but the codes differ. */
export const SomebodyBetween: Story = {
  render: () => (
    <>
      <ConnectedPair>{(ada) => <Code of="Ada" peer={ada.peer} />}</ConnectedPair>
      <ConnectedPair>{(_, ben) => <Code of="Ben" peer={ben.peer} />}</ConnectedPair>
    </>
  ),
  play: async ({ canvasElement }) => {
    const code = await codeAt(canvasElement, 'Ada');
    await expect(await codeAt(canvasElement, 'Ben')).not.toBe(code);
  },
};
