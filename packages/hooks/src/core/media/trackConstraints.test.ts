import { describe, expect, test } from 'vitest';
import { relaxConstraints } from './relaxConstraints';
import { constraintsKey, constraintsOf, withDevice } from './trackConstraints';

describe('constraintsOf', () => {
  test('an option that is left out or true asks for nothing in particular, false asks for nothing', () => {
    expect(constraintsOf(undefined)).toEqual({});
    expect(constraintsOf(true)).toEqual({});
    expect(constraintsOf(false)).toBeNull();
    expect(constraintsOf({ width: 320 })).toEqual({ width: 320 });
  });
});

describe('constraintsKey', () => {
  test('is the same for the same constraints in another order', () => {
    const a = { width: { ideal: 640, max: 1280 }, deviceId: { exact: 'one' } };
    const b = { deviceId: { exact: 'one' }, width: { max: 1280, ideal: 640 } };
    expect(constraintsKey(a)).toBe(constraintsKey(b));
  });

  test('keeps the order of lists, which means something', () => {
    expect(constraintsKey({ facingMode: ['user', 'left'] })).not.toBe(
      constraintsKey({ facingMode: ['left', 'user'] }),
    );
  });
});

describe('withDevice', () => {
  test('a device takes the place of a side and a group, and leaves the rest', () => {
    expect(withDevice({ facingMode: 'user', groupId: 'dock', frameRate: 15 }, { exact: 'one' })).toEqual({
      frameRate: 15,
      deviceId: { exact: 'one' },
    });
  });
});

describe('relaxConstraints', () => {
  test('makes an ideal value of the constraint that failed and leaves the others as hard as they are', () => {
    expect(relaxConstraints({ frameRate: { exact: 240 }, deviceId: { exact: 'one' } }, 'frameRate')).toEqual({
      frameRate: { ideal: 240 },
      deviceId: { exact: 'one' },
    });
  });

  test('takes the sides of a picture together: no camera has one without the other', () => {
    const relaxed = relaxConstraints(
      { width: { exact: 9999 }, height: { min: 5000, ideal: 8000 }, frameRate: { max: 30 } },
      'width',
    );
    expect(relaxed).toEqual({ width: { ideal: 9999 }, height: { ideal: 8000 }, frameRate: { max: 30 } });
  });

  test('has nothing to relax where nothing was insisted on', () => {
    expect(relaxConstraints({ width: 9999, height: { ideal: 9999 } }, 'width')).toBeNull();
    expect(relaxConstraints({ width: { exact: 9999 } }, 'deviceId')).toBeNull();
  });

  test('relaxes everything for a browser that does not say which constraint failed', () => {
    expect(relaxConstraints({ width: { min: 9999 }, deviceId: { exact: 'one' } }, '')).toEqual({
      width: { ideal: 9999 },
      deviceId: { ideal: 'one' },
    });
  });
});
