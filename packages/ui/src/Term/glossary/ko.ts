import type { Glossary } from './en';

/** The terms of a call and of how it is connected, in Korean. */
export const glossary: Glossary = {
  signaling: {
    name: '시그널링',
    text: '아직 연결되지 않은 두 브라우저가 연결 방법을 정하려고 주고받는 메시지예요. 시그널링 서버가 전달해요.',
  },
  webrtc: { name: 'WebRTC', text: '브라우저끼리 음성, 영상, 데이터를 주고받게 해 주는 기능이에요.' },
  ice: {
    name: 'ICE',
    text: '양쪽의 주소를 모아 한 쌍씩 시험하고, 통하는 쌍 가운데 가장 좋은 것을 쓰는 절차예요.',
  },
  candidate: {
    name: '후보',
    text: '한쪽에 닿을 수 있을지 모르는 주소와 포트예요. host, srflx, prflx, relay 네 가지가 있어요.',
  },
  pair: { name: '후보 쌍', text: '양쪽의 후보를 하나씩 짝지은 것이에요. ICE가 패킷이 오가는지 시험해요.' },
  nominated: { name: '선택된 쌍', text: '통하는 후보 쌍 가운데 ICE가 통화에 쓰기로 고른 쌍이에요.' },
  host: {
    name: 'host',
    text: '기기 자체의 주소예요. 같은 네트워크에서 쓸 수 있고, 브라우저가 .local로 끝나는 이름으로 숨길 때가 많아요.',
  },
  srflx: { name: 'srflx', text: 'STUN 서버가 NAT 밖에서 본 기기의 공인 주소예요. (server reflexive)' },
  prflx: {
    name: 'prflx',
    text: '미리 알려지지 않았다가, ICE가 후보 쌍을 시험할 때 패킷을 보낸 곳으로 드러난 주소예요. (peer reflexive)',
  },
  relay: {
    name: 'relay',
    text: '모든 것을 대신 전달하는 TURN 서버의 주소예요. 거의 어디서나 통하지만 시간과 대역폭이 더 들어요.',
  },
  stun: { name: 'STUN', text: '브라우저가 밖에서 어떤 주소로 보이는지 알려 주는 서버예요. 음성과 영상은 거치지 않아요.' },
  turn: { name: 'TURN', text: '서로 직접 닿을 수 없는 양쪽 사이에서 암호화된 패킷을 전달하는 중계 서버예요.' },
  nat: {
    name: 'NAT',
    text: '여러 기기가 공인 주소 하나를 함께 쓸 때 공유기가 하는 일이에요. 주소를 바꿔 쓰고, 요청한 것만 안으로 들여보내요.',
  },
  endpointIndependent: {
    name: '엔드포인트 독립형 NAT',
    text: '목적지가 달라도 같은 공인 주소를 쓰는 NAT예요. STUN으로 알아낸 주소를 상대도 쓸 수 있어요.',
  },
  symmetric: {
    name: '대칭형 NAT',
    text: '목적지마다 다른 공인 주소를 쓰는 NAT예요. STUN으로 알아낸 주소를 상대가 쓸 수 없어서, 양쪽이 모두 그러면 중계 서버가 필요해요.',
  },
  udp: { name: 'UDP', text: '잃어버린 패킷을 기다리지 않고 보내는 방식이라 통화에 알맞아요.' },
  tcp: { name: 'TCP', text: '패킷 하나를 잃으면 모두 기다리는 방식이에요. 방화벽이 UDP를 막을 때 써요.' },
  tls: { name: 'TLS', text: 'https처럼 암호화한 TCP예요. 방화벽이 웹 페이지로 여겨 통과시켜요.' },
  dtls: { name: 'DTLS', text: '두 브라우저가 통화의 암호 키를 정하는 절차예요. 모든 WebRTC 통화가 이것으로 암호화돼요.' },
  fingerprint: {
    name: '지문 (fingerprint)',
    text: '브라우저가 통화에 쓰는 인증서를 짧게 줄인 값이에요. 시그널링으로 서로 알려 줘요.',
  },
  sdp: { name: 'SDP', text: '제안과 응답을 적는 글 형식이에요. 트랙, 코덱, 방향, 지문이 들어 있어요.' },
  roundTrip: { name: '왕복 시간', text: '패킷이 상대에게 갔다가 돌아오는 데 걸리는 시간이에요.' },
  jitter: { name: '지터', text: '패킷이 얼마나 들쭉날쭉하게 도착하는지예요. 클수록 늦은 패킷을 더 오래 기다려야 해요.' },
  packetLoss: { name: '패킷 손실', text: '끝내 도착하지 않은 패킷의 비율이에요.' },
  frozenShare: { name: '영상 멈춤', text: '상대 영상이 멈춰 있던 시간의 비율이에요.' },
  opus: { name: 'opus', text: '말소리와 음악에 쓰는 음성 코덱이에요. 거의 모든 통화가 이것을 써요.' },
  vp8: { name: 'VP8', text: '모든 브라우저에 있고 계산이 적게 드는 영상 코덱이에요.' },
  vp9: { name: 'VP9', text: 'VP8보다 대역폭이 3분의 1쯤 덜 들고 계산은 더 드는 영상 코덱이에요.' },
  h264: { name: 'H264', text: '많은 기기가 하드웨어로 처리하는 영상 코덱이에요.' },
  av1: { name: 'AV1', text: '대역폭이 가장 적게 들고 계산은 가장 많이 드는 새로운 영상 코덱이에요.' },
  h265: { name: 'H265', text: 'HEVC라고도 하며, 일부 기기가 하드웨어로 처리하는 영상 코덱이에요.' },
  iceRestart: {
    name: 'ICE 재시작',
    text: '통화 중에 ICE를 다시 하는 것이에요. 네트워크가 끊기거나 바뀐 뒤 다른 경로를 찾아요.',
  },
  secureOrigin: {
    name: '보안 출처',
    text: 'https나 localhost로 연 페이지예요. 다른 페이지는 중간에 바뀌었을 수 있어서 브라우저가 카메라, 마이크, 암호화를 허용하지 않아요.',
  },
};
