const nameOf = ({ mimeType }: RTCRtpCodec) => mimeType.split('/')[1]?.toUpperCase() ?? '';

/**
 * Puts the codecs of a connection's video in an order of preference. What the browser doesn't know is left
 * out, what isn't named follows in the browser's own order. It counts from the next negotiation on.
 *
 * @param names as in SDP, in any case: `'VP9'`, `'H264'`; empty: the browser's order
 * @throws what the browser throws over codecs that it doesn't take, as older ones do over those of the receiver
 */
export function preferVideoCodecs(pc: RTCPeerConnection, names: readonly string[]): void {
  if (names.length === 0) return;
  const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const wanted = names.map((name) => name.toUpperCase());
  const rank = (codec: RTCRtpCodec) => {
    const index = wanted.indexOf(nameOf(codec));
    return index === -1 ? wanted.length : index;
  };
  // Sorting is stable, so retransmission and the profiles of one codec keep their places.
  const order = codecs.toSorted((a, b) => rank(a) - rank(b));
  for (const transceiver of pc.getTransceivers()) {
    if (transceiver.receiver.track.kind !== 'video') continue;
    // Not in every browser; a preference that can't be had is no reason not to connect.
    if ('setCodecPreferences' in transceiver) transceiver.setCodecPreferences(order);
  }
}
