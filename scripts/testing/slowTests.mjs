const realTime = 'It records in real time, and looks at what is in the file.';
const browsers = 'Each person has a browser of their own, which takes a second or two to start, and waits for real video.';
const builds = 'It builds an app, with what the app itself has installed.';

/**
 * Why a test takes longer than 5 s on a quiet machine. One that is not here is to be mended.
 *
 * @type {readonly { file: string, title: string, why: string }[]}
 */
export const slowTests = [
  { file: 'useRecorder.browser.test.tsx', title: '', why: realTime },
  { file: 'useRecorder.stories.tsx', title: '', why: realTime },
  { file: 'recorder.browser.test.ts', title: '', why: realTime },
  { file: 'container.browser.test.ts', title: 'plays to its end', why: realTime },
  {
    file: 'turn.browser.test.ts',
    title: 'does not wait for a silent one for ever',
    why: 'A TURN server counts as silent after ten seconds.',
  },
  { file: 'turn.browser.test.ts', title: 'credentials that expire', why: 'The credentials have to expire, after four seconds.' },
  {
    file: 'reports.browser.test.ts',
    title: '',
    why: 'Video counts as undecodable after some seconds, and has to be decoded for longer than that.',
  },
  { file: 'peer.streams.browser.test.ts', title: 'twenty screens', why: 'It negotiates forty times.' },
  {
    file: 'pusherRelay.browser.test.ts',
    title: 'is down while the relay can not be reached',
    why: 'The relay has to be away for ten seconds before a room is told.',
  },
  { file: 'room.agreement.browser.test.ts', title: '', why: 'Three people exchange a hundred files, and one of them does so twice.' },
  { file: 'property.test.ts', title: '', why: 'It tries thousands of orders of events.' },
  { file: 'leaks.browser.test.tsx', title: '', why: 'It makes twenty calls.' },
  { file: 'Playground.stories.tsx', title: '', why: 'A call is broken, and recovers, in real time.' },
  { file: 'useRoom.stories.tsx', title: '', why: 'It acts out a whole call.' },
  {
    file: 'turnCommand.test.ts',
    title: 'serves STUN',
    why: 'Its client sends packets through the relay at its own pace, over UDP and TCP, and is refused twice.',
  },
  { file: 'room.chaos.busy.test.ts', title: '', why: 'What is lost is sent again after up to eight seconds.' },
  { file: 'turnTls.launch.test.ts', title: '', why: 'It launches a browser for each case.' },
  { file: 'refusals.launch.test.ts', title: '', why: 'It launches a browser for each case.' },
  { file: 'freshApps.install.test.ts', title: 'installs', why: 'npm installs an app from the registry.' },
  { file: 'freshApps.install.test.ts', title: '', why: builds },
  { file: 'styledApps.install.test.ts', title: '', why: builds },
  { file: 'apps.created.test.ts', title: '', why: builds },
  { file: 'secrets.spec.ts', title: '', why: builds },
  { file: 'docs.pages.test.ts', title: '', why: 'axe looks at a whole page, twice.' },
  { file: '.spec.ts', title: '', why: browsers },
  { file: '.cell.ts', title: '', why: 'It waits for what real networks do.' },
];
