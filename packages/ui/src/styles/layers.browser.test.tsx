import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import {
  ChatPanel,
  ControlBar,
  DevicePicker,
  ErrorNotice,
  IceCheckPanel,
  LeaveButton,
  MicrophoneButton,
  VideoTile,
} from '../index';
import './index.css';

let utilities: HTMLStyleElement;

/** What Tailwind 4 makes of an application's classes: rules of one class each, in a layer after ours. */
beforeEach(() => {
  utilities = document.createElement('style');
  utilities.textContent = `@layer theme, base, visavis, components, utilities;
    @layer utilities {
      .rounded-none { border-radius: 0 }
      .bg-black { background-color: rgb(0, 0, 0) }
      .p-8 { padding: 32px }
      .text-lg { font-size: 18px }
    }`;
  document.head.prepend(utilities);
});
afterEach(() => utilities.remove());

test.each([
  ['VideoTile', (className: string) => <VideoTile className={className} name="Ada" speaking status="failed" />],
  ['ControlBar', (className: string) => <ControlBar className={className} />],
  ['LeaveButton', (className: string) => <LeaveButton className={className} />],
  ['MicrophoneButton, off', (className: string) => <MicrophoneButton className={className} status="off" />],
  ['ChatPanel', (className: string) => <ChatPanel className={className} messages={[]} />],
  ['DevicePicker', (className: string) => <DevicePicker className={className} kind="camera" devices={[]} value={null} />],
  ['ErrorNotice', (className: string) => <ErrorNotice className={className} error={{ code: 'room-full' }} />],
])('%s: a utility class in a later layer wins', async (_, make) => {
  const { container } = await render(make('rounded-none bg-black p-8 text-lg'));
  const { borderRadius, backgroundColor, padding, fontSize } = getComputedStyle(container.firstElementChild!);
  expect({ borderRadius, backgroundColor, padding, fontSize }).toEqual({
    borderRadius: '0px',
    backgroundColor: 'rgb(0, 0, 0)',
    padding: '32px',
    fontSize: '18px',
  });
});

test('every rule is in the layer', () => {
  const ours = [...document.styleSheets].filter((sheet) => sheet.ownerNode !== utilities);
  const rules = ours.flatMap((sheet) => [...sheet.cssRules]).filter(({ cssText }) => cssText.includes('visavis-'));
  expect(rules.length).toBeGreaterThan(0);
  const outside = rules.filter((rule) => !(rule instanceof CSSLayerBlockRule && rule.name === 'visavis'));
  expect(outside.map(({ cssText }) => cssText)).toEqual([]);
});

test('the state of what is around a component does not change it', async () => {
  const check = (
    <IceCheckPanel
      status="failed"
      servers={[
        { url: 'stun:a', status: 'ok' },
        { url: 'stun:b', status: 'waiting' },
      ]}
    />
  );
  const screen = await render(<div data-status="failed">{check}</div>);
  const [ok, waiting] = [...screen.container.querySelectorAll('.visavis-verdict')].map((verdict) => getComputedStyle(verdict).color);
  const panel = getComputedStyle(screen.container.querySelector('.visavis-ice-check')!).color;
  expect(waiting).toBe(panel);
  expect(ok).not.toBe(panel);
});
