import type { CallLabels } from './en';

/** Each with 님, which keeps the particle after the last one right. */
const listNames = (names: readonly string[]) =>
  new Intl.ListFormat('ko').format(names.map((name) => `${name}님`));

/** The strings of `<Call>` in Korean. */
export const ko: CallLabels = {
  lobby: {
    room: '방',
    insecure: '내 컴퓨터에서는 http://localhost로도 열 수 있어요. 카메라와 마이크 없이 참여할 수도 있어요.',
    withoutDevices: '장치 없이도 참여할 수 있어요. 다른 참가자를 보고 듣는 데는 문제가 없어요.',
    sealed: '이 링크를 가진 사람만 통화 연결 정보를 읽을 수 있어요.',
    unsealed: '이 링크에는 키가 없어요. 통화 연결 정보는 전송 중에는 보호되지만 시그널링 서버에는 보일 수 있어요.',
    speakerBySystem: '이 브라우저는 항상 시스템 스피커로 소리를 내요.',
  },
  call: {
    heading: (room) => (room ? `${room} 통화` : '통화'),
    guest: '손님',
    connecting: '참여하는 중…',
    reconnecting: '서버를 다시 찾고 있어요. 통화는 그대로 이어져요.',
    waiting: '잠긴 통화예요. 호스트에게 입장을 요청했어요.',
    alone: '아직 다른 참가자가 없어요.',
    unread: (count) => `채팅에 새 메시지 ${count}개`,
    screenOf: (name) => `${name}님의 화면`,
    remove: (name) => `${name}님 내보내기…`,
    removeHeading: (name) => `${name}님을 통화에서 내보낼까요?`,
    removeText: '다시 들어오려면 요청을 보내야 해요.',
    removeConfirm: '내보내기',
    leaveHeading: '통화에서 나갈까요?',
    leaveText: '다른 사람들은 통화를 계속하고, 다시 들어올 수 있어요.',
    leaveConfirm: '나가기',
    retry: '다시 시도',
    refused: '다시 요청할 수 있어요.',
    removed: '다시 들어가려면 요청하세요.',
  },
  chat: {
    problems: {
      'nobody-here': '아직 받을 사람이 없어요.',
      'camera-off': '사진을 찍으려면 카메라를 켜세요.',
      'no-picture': '지금은 카메라 영상이 없어요.',
      folder: '폴더는 보낼 수 없어요. 안에 있는 파일을 선택하거나 ZIP 파일로 만드세요.',
    },
  },
  more: {
    label: '더 보기',
    raiseHand: '손 들기',
    lowerHand: '손 내리기',
    flip: '카메라 전환하기',
    spotlight: '말하는 사람 크게 보기',
    grid: '모두 같은 크기로 보기',
    record: '통화 녹화하기',
    stopRecording: '녹화 멈추기',
    devices: '카메라, 마이크, 스피커',
    float: '항상 위에 띄우기',
    end: '모두의 통화 끝내기…',
    endHeading: '모두의 통화를 끝낼까요?',
    endText: '모든 참가자가 통화에서 나가고, 기다리는 사람에게도 통화가 끝났다고 알려요.',
    endConfirm: '통화 끝내기',
    showParticipants: '참가자 목록 보기',
    hideParticipants: '참가자 목록 닫기',
    keys: '키보드 단축키',
  },
  floating: {
    away: '통화가 다른 창 위의 작은 창에 떠 있어요.',
    back: '통화를 페이지로 가져오기',
  },
  reactions: {
    events: {
      'hand-raised': (name) => `${name}님이 손을 들었어요`,
      'hand-lowered': (name) => `${name}님이 손을 내렸어요`,
      'recording-stopped': (name) => `${name}님이 녹화를 멈췄어요`,
      like: (name) => `${name}님: 좋아요`,
      love: (name) => `${name}님: 하트`,
      clap: (name) => `${name}님: 박수`,
      laugh: (name) => `${name}님: 웃음`,
      wow: (name) => `${name}님: 놀람`,
      party: (name) => `${name}님: 축하`,
    },
  },
  help: {
    heading: '키보드 단축키',
    help: '이 목록',
  },
  dialog: { close: '닫기', cancel: '취소' },
  details: {
    label: '통화 연결 방식',
    open: '링크가 있으면 누구나 들어올 수 있어요.',
    locked: '잠겨 있어요. 새로 온 사람은 호스트가 허락해야 들어올 수 있어요.',
    lock: '통화 잠그기',
    unlock: '잠금 해제',
    policy: '허용된 경로',
    all: '모두',
    relay: '중계 서버만',
    safetyCodes: '보안 코드',
  },
  left: {
    heading: '통화에서 나왔어요',
    text: '카메라와 마이크가 꺼졌어요.',
    rejoin: '다시 참여하기',
  },
  unsupported: {
    heading: '이 브라우저에서는 통화할 수 없어요',
    text: 'WebRTC가 없거나 꺼져 있어요. 최신 Chrome, Edge, Firefox, Safari에서 열어 보세요.',
  },
};
