import { expect, it, onTestFinished } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createHeartbeat } from './heartbeat';
import { entriesOf } from './stats/statsReport';

/** Two connections that carry no media; one end's script answers nothing. */
async function connectToBlocked(pc: RTCPeerConnection): Promise<void> {
  const blocked = new RTCPeerConnection();
  onTestFinished(() => [pc, blocked].forEach((each) => each.close()));
  for (const [from, to] of [[pc, blocked], [blocked, pc]] as const) {
    from.addEventListener('icecandidate', ({ candidate }) => candidate && void to.addIceCandidate(candidate));
  }
  blocked.createDataChannel('visavis-heartbeat', { negotiated: true, id: 1 });
  await pc.setLocalDescription();
  await blocked.setRemoteDescription(pc.localDescription as RTCSessionDescription);
  await blocked.setLocalDescription();
  await pc.setRemoteDescription(blocked.localDescription as RTCSessionDescription);
}

async function countBytes(pc: RTCPeerConnection): Promise<number> {
  return entriesOf(await pc.getStats(), 'candidate-pair').reduce((sum, { bytesReceived = 0 }) => sum + bytesReceived, 0);
}

it('does not call a side that sends only data gone while its script is blocked', async () => {
  const page = createVirtualEnvironment();
  const listen = new AbortController();
  onTestFinished(() => listen.abort());
  const told: string[] = [];
  const pc = new RTCPeerConnection();
  const isOpen = new Promise<void>((resolve) => {
    const { createDataChannel } = pc;
    pc.createDataChannel = (...args) => {
      const channel = createDataChannel.apply(pc, args);
      channel.addEventListener('open', () => resolve());
      return channel;
    };
  });
  createHeartbeat(pc, page, listen.signal, {
    onTimeout: () => told.push('timeout'),
    onRestored: () => told.push('restored'),
    onBeat: () => told.push('beat'),
  });
  await connectToBlocked(pc);
  await isOpen;
  for (let second = 1; second <= 10; second++) {
    const before = await countBytes(pc);
    page.advance(1000);
    // The other browser acknowledges each beat by itself.
    await expect.poll(() => countBytes(pc)).toBeGreaterThan(before);
  }
  expect(told).toEqual([]);
});
