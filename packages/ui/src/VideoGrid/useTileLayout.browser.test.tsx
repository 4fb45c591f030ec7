import { StrictMode } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { LayoutTile } from './tiles';
import { useTileLayout, type TileLayoutOptions } from './useTileLayout';

interface BoxesProps {
  tiles: readonly LayoutTile[];
  options: TileLayoutOptions;
  width: number;
}

/** A layout of an application's own: plain boxes. */
function Boxes({ tiles, options, width }: BoxesProps) {
  const { ref, places, formation, page, pages, turn } = useTileLayout(tiles, options);
  return (
    <>
      <div ref={ref} data-testid="stage" data-formation={formation} style={{ position: 'relative', inlineSize: width, blockSize: 450 }}>
        {places.map(
          (place, index) =>
            place && (
              <div
                key={tiles[index]!.id}
                data-testid={tiles[index]!.id}
                data-role={place.role}
                style={{ position: 'absolute', left: place.x, top: place.y, inlineSize: place.width, blockSize: place.height }}
              />
            ),
        )}
      </div>
      <button type="button" onClick={() => turn(page + 1)}>
        {page + 1} of {pages}
      </button>
    </>
  );
}

const boxes = (tiles: readonly LayoutTile[], options: TileLayoutOptions = {}, width = 800) => (
  <StrictMode>
    <Boxes tiles={tiles} options={options} width={width} />
  </StrictMode>
);

const me: LayoutTile = { id: 'me', self: true };
const others = (count: number): LayoutTile[] => Array.from({ length: count }, (_, index) => ({ id: `p${index}` }));

test.each<[string, LayoutTile[]]>([
  ['one', [me]],
  ['two', [me, ...others(1)]],
  ['few', [me, ...others(3)]],
  ['many', [me, ...others(60)]],
  ['stage', [me, ...others(2), { id: 'slides', source: 'screen' }]],
])('knows %s', async (formation, tiles) => {
  const screen = await render(boxes(tiles));
  await expect.element(screen.getByTestId('stage')).toHaveAttribute('data-formation', formation);
});

test('tells where each tile belongs, and follows the container', async () => {
  const screen = await render(boxes([me, ...others(1)]));
  const other = () => screen.getByTestId('p0').element().getBoundingClientRect().width;
  await expect.element(screen.getByTestId('me')).toHaveAttribute('data-role', 'corner');
  expect(other()).toBe(800);
  await screen.rerender(boxes([me, ...others(1)], {}, 500));
  await expect.poll(other).toBe(500);
  await screen.rerender(boxes([me, ...others(1)], { swapped: true }, 500));
  await expect.element(screen.getByTestId('p0')).toHaveAttribute('data-role', 'corner');
});

test('pages are turned, and those on another one have no place', async () => {
  const screen = await render(boxes(others(60)));
  await expect.element(screen.getByTestId('p0')).toBeInTheDocument();
  const button = screen.getByRole('button');
  await expect.element(button).toHaveTextContent(/^1 of /);
  (button.element() as HTMLElement).click();
  await expect.element(button).toHaveTextContent(/^2 of /);
  await expect.element(screen.getByTestId('p0')).not.toBeInTheDocument();
});

test('the spotlight goes to a participant who speaks for a while', async () => {
  const speaking = (who: string | null) => [me, ...others(3)].map((tile) => ({ ...tile, speaking: tile.id === who }));
  const screen = await render(boxes(speaking(null), { layout: 'spotlight' }));
  await expect.element(screen.getByTestId('p0')).toHaveAttribute('data-role', 'large');
  await screen.rerender(boxes(speaking('p2'), { layout: 'spotlight' }));
  await expect.element(screen.getByTestId('p2')).toHaveAttribute('data-role', 'large');
  await expect.element(screen.getByTestId('p0')).toHaveAttribute('data-role', 'small');
});
