import { useEffect, useRef } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useAudioLevel } from '@visavis/hooks';
import { expect, waitFor } from 'storybook/test';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';

interface LevelStoryArgs {
  /** How many meters listen to the same sound. */
  count: number;
}

/**
 * How loud a stream is, without a React render: a meter writes what it hears into the page by itself. However
 * many there are, they share one audio context.
 *
 * ```tsx
 * const level = useAudioLevel(stream);
 * const meter = useRef<HTMLMeterElement>(null);
 * useEffect(() => level.subscribe((now) => { if (meter.current) meter.current.value = now; }), [level]);
 *
 * <meter ref={meter} aria-label="Volume" />
 * ```
 */
const meta = {
  title: 'Hooks/useAudioLevel',
  args: { count: 20 },
  argTypes: { count: { control: { type: 'range', min: 1, max: 40 } } },
  render: ({ count }) => (
    <SyntheticCamera toneHz={330} video={false}>
      {(stream) => (
        <div style={{ display: 'grid', gap: '0.25rem', justifyItems: 'start' }}>
          {Array.from({ length: count }, (_, index) => (
            <Meter key={index} name={`Volume ${index + 1}`} stream={stream} />
          ))}
        </div>
      )}
    </SyntheticCamera>
  ),
} satisfies Meta<LevelStoryArgs>;

export default meta;
type Story = StoryObj<LevelStoryArgs>;

function Meter({ name, stream }: { name: string; stream: MediaStream | null }) {
  const level = useAudioLevel(stream);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(
    () =>
      level.subscribe((now) => {
        if (meter.current) meter.current.value = now;
      }),
    [level],
  );
  return <meter ref={meter} aria-label={name} style={{ inlineSize: '16rem' }} />;
}

export const TwentyMeters: Story = {
  play: async ({ canvas, args }) => {
    await waitFor(async () => {
      const meters = canvas.getAllByRole<HTMLMeterElement>('meter');
      await expect(meters.filter(({ value }) => value > 0.5)).toHaveLength(args.count);
    });
  },
};
