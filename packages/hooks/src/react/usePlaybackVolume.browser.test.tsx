import { StrictMode, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createPlaybackVolumes } from '../core/media/playbackVolumes';
import { usePlaybackVolume, usePlaybackVolumes } from './usePlaybackVolume';

const wrapper = ({ children }: { children: ReactNode }) => <StrictMode>{children}</StrictMode>;
afterEach(() => localStorage.removeItem('visavis:volumes'));

it('is one volume for all who show it, under the name of the participant, also when they come back under another id', async () => {
  const ada = await renderHook(() => usePlaybackVolume({ name: 'Ada' }), { wrapper });
  const all = await renderHook(
    (props) => usePlaybackVolumes(props?.list ?? []),
    { wrapper, initialProps: { list: [{ id: 'a', name: 'Ada' }, { id: 'b', name: 'Ben' }] } },
  );
  expect(ada.result.current.volume).toBe(1);
  expect(all.result.current).toEqual({});
  const before = ada.result.current;
  await ada.act(() => ada.result.current.setVolume(0.4));
  await expect.poll(() => all.result.current).toEqual({ a: 0.4 });
  expect(ada.result.current).toMatchObject({ volume: 0.4, setVolume: before.setVolume });
  await all.rerender({ list: [{ id: 'a2', name: 'Ada' }] });
  expect(all.result.current).toEqual({ a2: 0.4 });
  expect(createPlaybackVolumes().getSnapshot().byName.get('Ada')).toBe(0.4);
  await ada.act(() => ada.result.current.setVolume(1));
  expect(all.result.current).toEqual({});
});

it('stays within 0 and 2, and takes what is stored only where it fits', async () => {
  localStorage.setItem('visavis:volumes', '[["Ada",0.5],["Ben","loud"],null,["Cleo",9]]');
  const volumes = createPlaybackVolumes();
  expect([...volumes.getSnapshot().byName]).toEqual([['Ada', 0.5], ['Cleo', 2]]);
  volumes.set('Ada', -3);
  volumes.set('Ben', Number.NaN);
  expect([...volumes.getSnapshot().byName]).toEqual([['Cleo', 2], ['Ada', 0]]);
  for (let count = 0; count < 300; count++) volumes.set(`Guest ${count}`, 0.5);
  expect(volumes.getSnapshot().byName.size).toBe(200);
  localStorage.setItem('visavis:volumes', '{');
  expect(createPlaybackVolumes().getSnapshot().byName.size).toBe(0);
});

it('holds for the page where the browser blocks its storage', async () => {
  const blocked = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  });
  const volumes = createPlaybackVolumes();
  expect(volumes.getSnapshot().byName.size).toBe(0);
  volumes.set('Ada', 0.5);
  expect([...volumes.getSnapshot().byName]).toEqual([['Ada', 0.5]]);
  expect(blocked).toHaveBeenCalled();
  blocked.mockRestore();
});
