import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import { canLoseFrames } from './frameLoss';
import { Playground } from './Playground';

const meta = {
  title: 'Playground',
  // Its page shows one of them; ten at once would be twenty connections.
  tags: ['!autodocs', 'needs-connection'],
  component: Playground,
  parameters: { controls: { disable: true } },
} satisfies Meta<typeof Playground>;

export default meta;
type Story = StoryObj<typeof meta>;

function browserOf(canvasElement: HTMLElement, name: string) {
  const other = name === 'Ada' ? 'Ben' : 'Ada';
  const browser = within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));
  return {
    ...browser,
    /** The tile of the other one. */
    tile: () => browser.getByRole('listitem', { name: other }),
    /** Waits until the other one's picture is there. */
    seesPicture: () =>
      waitFor(async () => {
        const tile = browser.getByRole('listitem', { name: other });
        await expect(tile).toHaveAttribute('data-status', 'connected');
        await expect(tile.querySelector('video')?.videoWidth).toBeGreaterThan(0);
      }),
    press: (button: string) => userEvent.click(browser.getByRole('button', { name: button })),
  };
}

/** Waits until each sees the other. */
async function connect(canvasElement: HTMLElement) {
  const ada = browserOf(canvasElement, 'Ada');
  const ben = browserOf(canvasElement, 'Ben');
  await ada.seesPicture();
  await ben.seesPicture();
  return { ada, ben };
}

/** Opens what the inspector has on Ada's end. */
async function openTimeline(canvasElement: HTMLElement) {
  const details = within(canvasElement).getAllByText('Ada to Ben').at(-1);
  await userEvent.click(details!);
}

/** A range input is moved, as by hand. */
const slide = (canvasElement: HTMLElement, name: string, value: number) =>
  fireEvent.change(within(canvasElement).getByRole('slider', { name }), { target: { value } });

export const TwoPeople: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await ada.press('Turn off microphone');
    await waitFor(() => expect(ben.tile()).toHaveAttribute('data-microphone', 'muted'));
    await openTimeline(canvasElement);
    for (const kind of ['Offer', 'Answer']) {
      const [first] = await canvas.findAllByText(kind);
      await expect(first).toBeVisible();
    }
  },
};

/** While all of the signaling is lost there is no call; while half of it is, one comes about, only later. */
export const HalfIsLost: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await ben.press('Leave call');
    await slide(canvasElement, 'Loss of signaling, in percent', 100);
    await ben.press('Join again');
    const messages = canvas.getByRole('status', { name: 'Signaling messages' });
    await waitFor(() => expect(messages).toHaveTextContent(/arrived, [1-9]\d* lost/));
    await expect(ada.tile()).toHaveAttribute('data-status', 'connecting');
    await slide(canvasElement, 'Loss of signaling, in percent', 50);
    await connect(canvasElement);
  },
};

/** With nobody reaching the server the pictures go on, and the room says that it looks for its way back. */
export const CutOff: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await userEvent.click(canvas.getByRole('checkbox', { name: /Cut off/ }));
    await expect(await ada.findByText('reconnecting')).toBeVisible();
    await waitFor(() => expect(ben.tile()).toHaveAttribute('data-status', 'connected'));
    await userEvent.click(canvas.getByRole('checkbox', { name: /Cut off/ }));
    await expect(await ada.findByText('joined')).toBeVisible();
    await waitFor(() => expect(ada.tile()).toHaveAttribute('data-status', 'connected'));
  },
};

/** One end is gone without a word: the other notices, and they make a new connection. */
export const PathCut: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await ada.press('Cut the path');
    await waitFor(() => expect(ben.tile()).toHaveAttribute('data-status', 'reconnecting'));
    await connect(canvasElement);
  },
};

/** Path and signaling are both gone: nothing helps until the signaling is back, and then at once. */
export const BothCut: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await userEvent.click(canvas.getByRole('checkbox', { name: /Cut off/ }));
    await ada.press('Cut the path');
    await waitFor(() => expect(ben.tile()).toHaveAttribute('data-status', 'reconnecting'));
    await userEvent.click(canvas.getByRole('checkbox', { name: /Cut off/ }));
    await connect(canvasElement);
  },
};

/** A search for a new path leaves the pictures alone, and is in the timeline. */
export const NewPath: Story = {
  play: async ({ canvas, canvasElement }) => {
    const { ada } = await connect(canvasElement);
    await openTimeline(canvasElement);
    await ada.press('Search for a new path');
    await expect((await canvas.findAllByText('ICE restart'))[0]).toBeVisible();
    await waitFor(() => expect(ada.tile()).toHaveAttribute('data-status', 'connected'));
  },
};

export const LeftAndBack: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await ben.press('Leave call');
    await waitFor(() => expect(ada.queryByRole('listitem', { name: 'Ben' })).toBeNull());
    await ben.press('Join again');
    await connect(canvasElement);
  },
};

/** Every picture of Ada's is lost, where the browser can do that: Ben's stands still, and moves again afterwards. */
export const PicturesLost: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    if (!canLoseFrames()) {
      await expect(ada.getByText('This browser lets no page drop pictures on their way out.')).toBeVisible();
      return;
    }
    const figures = () => ben.getByRole('row', { name: /^pictures/ });
    await waitFor(() => expect(figures()).toHaveTextContent(/pictures ?[1-9]/));
    await slide(canvasElement, 'Pictures of Ada that are lost, in percent', 100);
    await waitFor(() => expect(figures()).toHaveTextContent(/pictures ?0 a second|not known/));
    await waitFor(() => expect(ben.tile()).toHaveAttribute('data-status', 'connected'));
    await slide(canvasElement, 'Pictures of Ada that are lost, in percent', 0);
    await waitFor(() => expect(figures()).toHaveTextContent(/pictures ?[1-9]/));
  },
};

/** Ada's line is narrow: what reaches Ben is small. */
export const NarrowLine: Story = {
  play: async ({ canvasElement }) => {
    const { ada, ben } = await connect(canvasElement);
    await userEvent.click(ada.getByRole('checkbox', { name: /Narrow/ }));
    await waitFor(() => expect(ben.tile().querySelector('video')?.videoHeight).toBeLessThan(200));
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };
