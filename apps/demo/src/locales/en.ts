/** The demo's own words in English; those of the components are theirs (`@visavis/ui/locales`). */
export const en = {
  about: {
    title: 'visavis',
    description: 'Calls from browser to browser: picture, sound, screen and chat.',
  },
  landing: {
    heading: 'Face to face, from browser to browser',
    explanation: [
      'Name a room and send its link to the people you want to talk to. Whoever has the link can come in.',
      'Picture, sound and messages go from browser to browser. No server sees or keeps them.',
    ],
    roomName: 'Room name',
    roomNameHint: 'Letters without accents, digits, - and _.',
    start: 'Start a call',
    starting: 'Opening…',
    otherLanguage: '한국어',
  },
  roomName: {
    problems: {
      empty: 'The room needs a name.',
      'too-long': 'That name is too long: a room’s name has at most 64 characters.',
      'bad-characters':
        'A room’s name has only letters from a to z, digits, - and _. Spaces, accents, emoji and other ' +
        'signs don’t go into it.',
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
    room: 'Room',
    insecure: 'On your own machine, http://localhost works too. You can join without camera and microphone.',
    withoutDevices: 'You can join without them: you see and hear the others all the same.',
    sealed: 'Only those who have this link can read how the call is set up.',
    unsealed: 'This link has no key: the call’s set-up is protected on its way, but not from the signaling server.',
    privateRoute: 'Hide my address from the others',
    privateRouteHint:
      'Everything goes through a relay, so that nobody in the call learns your IP address. It may be a little slower.',
    privateRouteAlways: 'Calls here always go through a relay: nobody in the call learns your IP address.',
    privateRouteImpossible: 'This would need a relay (TURN), and there is none here. The others can learn your IP address.',
    speakerBySystem: 'This browser always plays through the system’s speaker.',
  },
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
      ROOM_SECRET: 'at least 16 characters, or leave it out',
    },
  },
  unsupported: {
    heading: 'This browser can’t make calls',
    text: 'It has no WebRTC, or it is switched off. A current Chrome, Edge, Firefox or Safari works.',
  },
  call: {
    heading: (room: string) => `Call in ${room}`,
    guest: 'Guest',
    connecting: 'Joining…',
    reconnecting: 'Looking for the server again. The call goes on meanwhile.',
    waiting: 'This call is locked. The host has been asked to let you in.',
    alone: 'Nobody else is here yet.',
    knocking: 'Waiting outside',
    knocks: (name: string) => `${name} would like to come in.`,
    letIn: 'Let in',
    letInName: (name: string) => `Let ${name} in`,
    turnAway: 'Turn away',
    turnAwayName: (name: string) => `Turn ${name} away`,
    unread: (count: number) => (count === 1 ? 'New message in the chat' : `${count} new messages in chat`),
    copyLink: 'Copy link',
    linkCopied: 'Link copied',
    link: 'Link to this room',
    linkByHand: 'Copy the link from here:',
    retry: 'Try again',
    newCall: 'New call',
    full: (people: number) => `A call has room for ${people}. Try again when somebody has left.`,
    forbidden: 'A host said no, or the link is too old. Try again, or start a call of your own.',
    signalingRejected: 'If this is your deployment: is the key right, and are client events switched on?',
    iceProblem: (problem: string) =>
      `STUN and TURN are not set up right, so people on other networks may be out of reach. ${problem}`,
  },
  chat: {
    typing: (names: readonly string[]) =>
      `${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'is' : 'are'} typing…`,
    fileGone: 'This file is no longer here.',
    drop: 'Drop it here to send it to everybody',
    problems: {
      'nobody-here': 'Nobody else is here to get it.',
      'camera-off': 'Turn on your camera to take a photo.',
      'no-picture': 'Your camera gives no picture at the moment.',
    },
  },
  details: {
    label: 'How this call is connected',
    open: 'Whoever has the link can come in.',
    locked: 'Locked: newcomers wait until a host lets them in.',
    lock: 'Lock call',
    unlock: 'Unlock call',
    signaling: 'Signaling',
    pusher: (place: string) => `Pusher Channels, ${place}`,
    cluster: (cluster: string) => `cluster ${cluster}`,
    iceServers: 'ICE servers',
    noIceServers: 'none: enough within one network',
    policy: 'Allowed routes',
    all: 'all',
    relay: 'relays only',
    path: (name: string) => `Path to ${name}`,
    unknownPath: 'not known yet',
  },
  left: {
    heading: 'You left the call',
    text: 'Your camera and microphone are off.',
    rejoin: 'Rejoin',
    newCall: 'New call',
  },
};

/** What a locale must bring: the same keys as English; a missing one does not compile. */
export type Words = typeof en;
