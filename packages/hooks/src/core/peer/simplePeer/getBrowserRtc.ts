/** In place of get-browser-rtc, without the prefixes of 2013. @returns null without WebRTC, as on a server */
export default () =>
  typeof RTCPeerConnection === 'undefined' ? null : { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate };
