import { expect, test, vi } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createInterruptionWatch } from './interruptionWatch';

function watched() {
  const page = createVirtualEnvironment();
  const look = vi.fn<() => void>();
  const update = createInterruptionWatch(page, look);
  const show = (isHidden: boolean) => {
    page.isHidden = isHidden;
    page.emit('visibility');
  };
  return { page, look, update, show };
}

test('looks after an interrupted capture whenever the page comes to the front', () => {
  const { look, update, show } = watched();
  update(true);
  update(true);
  show(true);
  expect(look).not.toHaveBeenCalled();
  show(false);
  expect(look).toHaveBeenCalledTimes(1);
});

test('looks after it when the machine wakes up in front of its user', () => {
  const { page, look, update } = watched();
  update(true);
  page.emit('online');
  expect(look).not.toHaveBeenCalled();
  page.emit('resumed');
  expect(look).toHaveBeenCalledTimes(1);
});

test('leaves a capture alone that is not interrupted, or not any more', () => {
  const { look, update, show } = watched();
  update(false);
  show(false);
  update(true);
  update(false);
  show(false);
  expect(look).not.toHaveBeenCalled();
});
