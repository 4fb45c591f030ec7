import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CallHeaderProps } from '@visavis/ui/call';
import { expect, within } from 'storybook/test';
import type { Other } from './Companion';
import { ExampleCall } from './ExampleCall';
import './examples.css';

const ben: Other = { name: 'Ben', color: '#3d6480' };
const several: readonly Other[] = [ben, { name: '김연아', color: '#6a5480' }, { name: 'Grace Hopper', color: '#4c6b57' }];

/**
 * Whole calls, each one `<Call>` of `@visavis/ui/call`. The others in them have real connections within this page, and pictures
 * from a canvas; the buttons work.
 */
const meta = {
  title: 'Examples/Calls',
  tags: ['needs-connection'],
  component: ExampleCall,
  args: { others: several, 'aria-label': 'Call' },
  argTypes: { others: { control: false }, parts: { control: false } },
} satisfies Meta<typeof ExampleCall>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Waits until all of them are connected to the call. */
const meet = async (canvas: HTMLElement, others: readonly Other[]) => {
  const list = within(await within(canvas).findByRole('list', { name: 'Participants' }));
  for (const { name } of others) {
    await expect(await list.findByRole('listitem', { name: new RegExp(`^${name}$`) })).toBeVisible();
  }
  return list;
};

/** Four people on a laptop. */
export const WholeCall: Story = {
  play: async ({ canvasElement }) => {
    await meet(canvasElement, several);
  },
};

/** Two people: the other one fills the screen, and the local participant is in a corner. */
export const FaceToFaceOnAPhone: Story = {
  args: { others: [ben], height: '48rem', className: 'example-phone' },
  play: async ({ canvasElement }) => {
    const list = await meet(canvasElement, [ben]);
    await expect(list.getByRole('listitem', { name: 'Ben' })).toHaveAttribute('data-place', 'large');
  },
};

/** A shared screen is large, with the participants in a strip. */
export const SharedScreen: Story = {
  args: { others: [{ ...ben, screen: 'Plan for the spring' }, ...several.slice(1)] },
  play: async ({ canvasElement }) => {
    const list = await meet(canvasElement, several);
    await expect(await list.findByRole('listitem', { name: /^Ben.*screen/ })).toBeVisible();
  },
};

/** A call beside the text that it is about. */
export const Embedded: Story = {
  args: { others: [ben], height: '26rem' },
  render: (args) => (
    <article className="example-article">
      <div>
        <h2>Chapter 3: how two browsers meet</h2>
        <p>
          Before they are connected, two browsers have no way to each other. They exchange what they can send and receive, and at
          which addresses they may be reached, over a signaling server that both know.
        </p>
        <p>Your tutor is here while you read. Ask about any line.</p>
      </div>
      <ExampleCall {...args} />
    </article>
  ),
  play: async ({ canvasElement }) => {
    await meet(canvasElement, [ben]);
  },
};

/** The colours, corners and header of an application's own. */
export const OwnBrand: Story = {
  args: {
    others: several.slice(0, 2),
    className: 'example-brand',
    brand: <strong>Orchard</strong>,
    parts: { Header: BrandHeader },
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('heading', { name: 'Orchard: Tea at five' })).toBeVisible();
    await meet(canvasElement, several.slice(0, 2));
  },
};

function BrandHeader({ room }: CallHeaderProps) {
  return (
    <header className="example-brand-header">
      <h1>Orchard: {room}</h1>
    </header>
  );
}
