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
      '영상과 소리, 메시지는 브라우저 사이를 오가요. 서버는 내용을 보지도, 저장하지도 않아요.',
    ],
    roomName: '방 이름',
    roomNameHint: '어떤 언어로든 64자까지 쓸 수 있어요.',
    start: '통화 시작하기',
    starting: '여는 중…',
    withKey: '링크가 있어야 참여',
    withKeyHint: '링크에 어떤 서버도 볼 수 없는 키가 들어가요. 방 이름만 알아서는 함께 이야기할 수 없어요.',
    startLocked: '잠긴 통화 시작하기',
    startLockedHint: '다른 참가자는 내가 들어오게 할 때까지 기다려요.',
    lockProblems: {
      'not-suggested': '여기서 제안한 이름의 방만 잠긴 채로 시작할 수 있어요. 페이지를 새로 고치면 새 이름이 나와요.',
      unavailable: '방을 잠그지 못했어요. 다시 시도하세요.',
    },
    otherLanguage: 'English',
  },
  roomName: {
    problems: {
      empty: '방 이름을 입력하세요.',
      'too-long': '이름이 너무 길어요. 방 이름은 64자까지 쓸 수 있어요.',
      'bad-characters':
        '방 이름은 어떤 언어로든 쓸 수 있어요. 다만 보이는 글자가 하나는 있어야 하고, 빗금(/, \\)은 쓸 수 없어요.',
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
    privateRoute: '다른 참가자에게 내 주소 숨기기',
    privateRouteHint: '모든 데이터가 중계 서버를 거치므로 참가자가 내 IP 주소를 알 수 없어요. 조금 느려질 수 있어요.',
    privateRouteAlways: '여기서는 통화가 항상 중계 서버를 거치므로 참가자가 내 IP 주소를 알 수 없어요.',
    privateRouteImpossible: '중계 서버(TURN)가 있어야 하는데 여기에는 없어요. 다른 참가자가 내 IP 주소를 알 수 있어요.',
  },
  backgrounds: { slightBlur: '살짝 흐리게', blur: '흐리게', dusk: '노을', meadow: '풀밭' },
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
      PUSHER_CLIENT_EVENTS: 'on 또는 off',
      ROOM_SECRET: '16자 이상이어야 하고, 설정하지 않아도 돼요',
    },
  },
  call: {
    full: (people) => `한 통화에는 ${people}명까지 참여할 수 있어요. 자리가 나면 다시 시도하세요.`,
    expired: '입장 허가는 몇 시간 동안만 유효한데, 그 시간이 지났어요. 다시 시도하면 새로 받아요.',
    notAccepted: '서버가 이 페이지의 입장 허가를 받아들이지 않았어요. 다시 시도하면 새로 받아요.',
    signalingRejected: '직접 배포한 데모라면 키가 맞는지, 클라이언트 이벤트가 켜져 있는지 확인하세요.',
    iceProblem: (problem) =>
      `STUN·TURN 서버 설정이 잘못되어 다른 네트워크에 있는 사람과 연결되지 않을 수 있어요. ${problem}`,
    refused: '다시 요청하거나 새 통화를 시작하세요.',
    removed: '다시 들어가려면 요청하거나 새 통화를 시작하세요.',
    newCall: '새 통화',
  },
  details: {
    signaling: '시그널링',
    pusher: (place) => `Pusher Channels, ${place}`,
    cluster: (cluster) => `클러스터 ${cluster}`,
    iceServers: 'ICE 서버',
    noIceServers: '없음 (같은 네트워크에서는 충분해요)',
  },
};
