/** The demo's own words in English; those of the components are theirs (`@visavis/ui/locales`). */
export const en = {
  about: {
    title: 'visavis',
    description: 'Calls from browser to browser: picture, sound, screen and chat.',
  },
  landing: {
    heading: 'Face to face, from browser to browser',
    explanation: [
      'Name a room and send its link to the people you want to talk to. Anyone with the link can join.',
      'Picture, sound and messages go from browser to browser. No server sees or keeps them.',
    ],
    roomName: 'Room name',
    roomNameHint: 'In any language, up to 64 characters.',
    start: 'Start a call',
    starting: 'Opening…',
    withKey: 'Only with the link',
    withKeyHint: 'The link gets a key that no server sees. Who only knows the name cannot join the conversation.',
    startLocked: 'Start a locked call',
    startLockedHint: 'Everybody else waits until you let them in.',
    lockProblems: {
      'not-suggested': 'Only a room with the name that was suggested here can start locked. Load the page again for one.',
      unavailable: 'The room could not be locked. Try again.',
    },
    otherLanguage: '한국어',
  },
  roomName: {
    problems: {
      empty: 'The room needs a name.',
      'too-long': 'That name is too long: a room’s name has at most 64 characters.',
      'bad-characters':
        'A room’s name can be in any language, but it needs a letter, a digit or a sign that can be seen, ' +
        'and no slash.',
      undecodable: 'This address is damaged: a part of it can’t be read. Ask for the link again.',
    },
    heading: 'There is no such room',
    given: (room: string) => `The link leads to “${room}”.`,
    newCall: 'Start a new call',
  },
  notFound: { heading: 'There is nothing here', text: 'No page has this address.' },
  crash: {
    heading: 'Something broke',
    text: 'This page has made a mistake that it can’t mend by itself. Your camera and microphone are off.',
    retry: 'Try again',
  },
  lobby: {
    privateRoute: 'Hide my address from the others',
    privateRouteHint:
      'Everything goes through a relay, so that nobody in the call learns your IP address. It may be a little slower.',
    privateRouteAlways: 'Calls here always go through a relay: nobody in the call learns your IP address.',
    privateRouteImpossible: 'This would need a relay (TURN), and there is none here. The others can learn your IP address.',
  },
  backgrounds: { slightBlur: 'Slightly blurred', blur: 'Blurred', dusk: 'Dusk', meadow: 'Meadow' },
  setUp: {
    heading: 'One more step before the first call',
    explanation:
      'This copy of the demo has no signaling server yet: the place where two browsers find each other ' +
      'before they are connected. A free app on Pusher Channels will do, and so will a compatible server.',
    missing: 'Set these environment variables where the demo runs, then start it again:',
    invalid: 'These are set to something that can’t work:',
    clientEvents: 'In the Pusher app’s settings, switch on “Enable client events” as well.',
    variables: {
      PUSHER_APP_ID: 'the app’s number (app_id)',
      PUSHER_KEY: 'the app’s public key',
      PUSHER_SECRET: 'the app’s secret, which stays on the server',
      PUSHER_CLUSTER: 'where the app lives, such as eu; for a server of your own set PUSHER_HOST instead',
      PUSHER_HOST: 'a host name without https:// and without a port',
      PUSHER_PORT: 'a number from 1 to 65535',
      PUSHER_TLS: 'true or false',
      PUSHER_CLIENT_EVENTS: 'on or off',
      ROOM_SECRET: 'at least 16 characters, or leave it out',
    },
  },
  call: {
    full: (people: number) => `A call has room for ${people}. Try again when somebody has left.`,
    expired: 'What lets you in is good for some hours, and this has run out. Try again for a fresh one.',
    notAccepted: 'The server did not accept this page’s permission to enter. Try again for a fresh one.',
    signalingRejected: 'If this is your deployment: is the key right, and are client events switched on?',
    iceProblem: (problem: string) =>
      `STUN and TURN are not set up right, so people on other networks may be out of reach. ${problem}`,
    refused: 'You can ask once more, or start a call of your own.',
    removed: 'You can ask to come in again, or start a call of your own.',
    newCall: 'New call',
  },
  details: {
    signaling: 'Signaling',
    pusher: (place: string) => `Pusher Channels, ${place}`,
    cluster: (cluster: string) => `cluster ${cluster}`,
    iceServers: 'ICE servers',
    noIceServers: 'none: enough within one network',
  },
};

/** What a locale must bring: the same keys as English; a missing one does not compile. */
export type Words = typeof en;
