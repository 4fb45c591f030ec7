import type { Words } from './en';

/** The demo's own words in Korean. */
export const ko: Words = {
  about: {
    title: 'visavis',
    description: '브라우저에서 브라우저로 이어지는 통화: 영상, 소리, 화면 공유, 채팅.',
  },
  landing: {
    heading: '브라우저에서 브라우저로, 얼굴을 마주 보고',
    explanation: [
      '방 이름을 정하고, 이야기하고 싶은 사람에게 링크를 보내세요. 링크가 있으면 누구나 들어올 수 있어요.',
      '영상과 소리, 메시지는 브라우저 사이를 오가요. 아무것도 녹화하지 않아요.',
    ],
    roomName: '방 이름',
    roomNameHint: '영문자, 숫자, -, _만 쓸 수 있어요.',
    start: '통화 시작하기',
    starting: '여는 중…',
    otherLanguage: 'English',
  },
  roomName: {
    problems: {
      empty: '방 이름을 입력하세요.',
      'too-long': '이름이 너무 길어요. 방 이름은 64자까지 쓸 수 있어요.',
      'bad-characters':
        '방 이름에는 영문자 a~z, 숫자, -, _만 쓸 수 있어요. 띄어쓰기나 한글, 이모지 같은 글자는 쓸 수 없어요.',
      undecodable: '주소가 손상되어 일부를 읽을 수 없어요. 링크를 다시 받아 보세요.',
    },
    heading: '없는 방이에요',
    given: (room) => `링크가 가리키는 방: “${room}”`,
    newCall: '새 통화 시작하기',
  },
  notFound: { heading: '아무것도 없어요', text: '이 주소에는 페이지가 없어요.' },
  crash: {
    heading: '문제가 생겼어요',
    text: '페이지에 스스로 해결할 수 없는 오류가 생겼어요. 카메라와 마이크는 꺼져 있어요.',
    retry: '다시 시도',
  },
  lobby: {
    room: '방',
    insecure: '내 컴퓨터에서는 http://localhost로도 열 수 있어요. 카메라와 마이크 없이 참여할 수도 있어요.',
    withoutDevices: '장치 없이도 참여할 수 있어요. 다른 참가자를 보고 듣는 데는 문제가 없어요.',
    sealed: '이 링크를 가진 사람만 통화 연결 정보를 읽을 수 있어요.',
    unsealed: '이 링크에는 키가 없어요. 통화 연결 정보는 전송 중에는 보호되지만 시그널링 서버에는 보일 수 있어요.',
    speakerBySystem: '이 브라우저는 항상 시스템 스피커로 소리를 내요.',
  },
  setUp: {
    heading: '첫 통화까지 한 단계 남았어요',
    explanation:
      '이 데모에는 아직 시그널링 서버가 없어요. 두 브라우저가 연결되기 전에 서로를 찾는 데 필요해요. ' +
      'Pusher Channels의 무료 앱이나 호환되는 서버를 쓰면 돼요.',
    missing: '데모가 실행되는 곳에 아래 환경 변수를 설정하고 다시 시작하세요.',
    invalid: '아래 변수는 쓸 수 없는 값으로 설정되어 있어요.',
    clientEvents: 'Pusher 앱 설정에서 ‘Enable client events’도 켜 주세요.',
    variables: {
      PUSHER_APP_ID: '앱 번호 (app_id)',
      PUSHER_KEY: '앱의 공개 키',
      PUSHER_SECRET: '앱의 비밀 키 (서버에만 있어요)',
      PUSHER_CLUSTER: '앱이 있는 곳 (예: ap3). 직접 운영하는 서버라면 대신 PUSHER_HOST를 설정하세요',
      PUSHER_HOST: 'https://와 포트를 뺀 호스트 이름',
      PUSHER_PORT: '1부터 65535까지의 숫자',
      PUSHER_TLS: 'true 또는 false',
      ROOM_SECRET: '16자 이상이어야 하고, 설정하지 않아도 돼요',
    },
  },
  unsupported: {
    heading: '이 브라우저에서는 통화할 수 없어요',
    text: 'WebRTC가 없거나 꺼져 있어요. 최신 Chrome, Edge, Firefox, Safari에서 열어 보세요.',
  },
  call: {
    heading: (room) => `${room} 통화`,
    guest: '손님',
    connecting: '참여하는 중…',
    reconnecting: '서버를 다시 찾고 있어요. 통화는 그대로 이어져요.',
    alone: '아직 다른 참가자가 없어요.',
    unread: (count) => `채팅에 새 메시지 ${count}개`,
    copyLink: '링크 복사하기',
    linkCopied: '링크를 복사했어요',
    link: '이 방의 링크',
    linkByHand: '아래에서 링크를 복사하세요.',
    retry: '다시 시도',
    newCall: '새 통화',
    full: (people) => `한 통화에는 ${people}명까지 참여할 수 있어요. 자리가 나면 다시 시도하세요.`,
    forbidden: '링크가 오래되었을 수 있어요. 다시 시도하거나 새 통화를 시작하세요.',
    signalingRejected: '직접 배포한 데모라면 키가 맞는지, 클라이언트 이벤트가 켜져 있는지 확인하세요.',
    iceProblem: (problem) =>
      `STUN·TURN 서버 설정이 잘못되어 다른 네트워크에 있는 사람과 연결되지 않을 수 있어요. ${problem}`,
  },
  details: {
    label: '통화 연결 방식',
    signaling: '시그널링',
    pusher: (place) => `Pusher Channels, ${place}`,
    cluster: (cluster) => `클러스터 ${cluster}`,
    iceServers: 'ICE 서버',
    noIceServers: '없음 (같은 네트워크에서는 충분해요)',
    policy: '허용된 경로',
    all: '모두',
    relay: '중계 서버만',
    path: (name) => `${name}님까지의 경로`,
    unknownPath: '아직 알 수 없음',
  },
  left: {
    heading: '통화에서 나왔어요',
    text: '카메라와 마이크가 꺼졌어요.',
    rejoin: '다시 참여하기',
    newCall: '새 통화',
  },
};
