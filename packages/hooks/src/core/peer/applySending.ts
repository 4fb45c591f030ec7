import type { Peer } from './peer';
import { audioFormatOf, givenLimits, showsScreen, type SendingOptions } from './sendingOptions';

/** Sends by these options from now on; what they leave out, the browser decides. */
export function applySending(peer: Pick<Peer, 'setLimits' | 'setAudioFormat'>, sending: SendingOptions = {}): void {
  peer.setAudioFormat(audioFormatOf(sending.microphone));
  peer.setLimits((stream) => givenLimits(showsScreen(stream) ? sending.screen : sending.camera));
}
