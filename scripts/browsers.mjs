import { existsSync } from 'node:fs';

/**
 * Where this machine keeps its own Chromium and Firefox, or undefined.
 * `VISAVIS_CHROMIUM` and `VISAVIS_FIREFOX` name others.
 */
const places = {
  chromium: [
    process.env.VISAVIS_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    process.env.VISAVIS_FIREFOX,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** @param {'chromium' | 'firefox'} name */
export function findBrowser(name) {
  return places[name].find((path) => path && existsSync(path));
}

/** Switches that keep Chromium off the network and let it run as root, in a container, without a GPU. */
export const chromiumArgs = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

/** Fake camera and microphone, granted without a prompt. */
export const fakeMediaArgs = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** The same for Firefox. */
export const fakeMediaPrefs = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  // Without a sound card an AudioContext never runs; this one pretends there is one.
  'media.cubeb.force_mock_context': true,
};
