import { createRoomKey } from '@visavis/hooks/core';
import { createMemoryHub } from '@visavis/hooks/signaling/memory';
import { expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { findTurnServer } from '../../../../hooks/src/core/peer/turnServer';
import { LabelsProvider } from '../../Labels/LabelsProvider';
import { ko } from '../../locales/ko';
import '../../styles/index.css';
import { Call } from '../Call';
import type { CallProps } from '../CallProps';
import { ko as callKo } from '../locales/ko';
import { CallSecurity } from './CallSecurity';
import { explained } from '../../CallInspector/explained/en';

// What a newcomer wants to know of their call, asked of the text and the accessibility tree of its details.

/** A call of Ada and Ben with Ada's details open. */
async function openDetails(options: Partial<CallProps>, { details = 'Connection details', korean = false } = {}) {
  const hub = createMemoryHub();
  const [line, other] = [hub.room('tea'), hub.room('tea')];
  const calls = (
    <>
      <Call skipLobby room="tea" signaling={line} name="Ada" aria-label="Browser of Ada" {...options} />
      <Call skipLobby room="tea" signaling={other} name="Ben" {...options} />
    </>
  );
  const screen = await render(korean ? <LabelsProvider labels={ko}>{calls}</LabelsProvider> : calls);
  const ada = screen.getByRole('region', { name: 'Browser of Ada' });
  await expect.element(ada.getByRole('listitem', { name: /^Ben/ })).toHaveAttribute('data-status', 'connected');
  const button = ada.getByRole('button', { name: details });
  await expect.element(button).toBeEnabled();
  (button.element() as HTMLElement).click();
  const panel = () => ada.element().querySelector<HTMLElement>('.visavis-call-panel');
  await expect.poll(() => panel()?.querySelector('[data-reason]')).toBeTruthy();
  return {
    ada,
    /** Waits until the details say so. */
    says: (words: RegExp | string) => expect.poll(() => panel()?.innerText.replaceAll(/\s+/g, ' ')).toMatch(words),
  };
}

test('a direct call with a key answers the ten questions', async () => {
  const { ada, says } = await openDetails({ roomKey: createRoomKey() });

  // 1. Is it direct or relayed, and why?
  await expect.element(ada.getByRole('row', { name: /Ben .*Direct/ })).toBeVisible();
  await says(/Direct: an address of one machine reaches an address of the other/);
  await says('Without STUN and TURN servers, this call would take the same path.');
  // 2. Which candidate types, and what do they mean?
  await says(/You gathered \d+ host/);
  await says(/They told you \d+ (host|prflx)/);
  await says(/host → (host|prflx)/);
  await says(/in use \(nominated\)/);
  await expect
    .element(ada.getByRole('button', { name: 'srflx', exact: true }))
    .toHaveAccessibleDescription(/public address, as a STUN server saw it/);
  // 3. Which STUN and TURN servers, and do they work from here?
  await says('No STUN or TURN server is set: calls beyond one network would mostly fail.');
  // 4. What did signaling carry?
  await says(/Session control .* Media capabilities .* (1 \(\d+ kB\) ?){2}Network configuration/);
  await says(/Offer (to|from) Ben/);
  await says(/Answer (to|from) Ben/);
  await says(/Silent since .*audio and video need no signaling/);
  await expect.element(ada.getByRole('button', { name: 'SDP', exact: true })).toHaveAccessibleDescription(/.+\.$/);
  // 5. Can the signaling server read it, or sit in between, and how does one check?
  await expect.element(ada.getByText('Signaling encrypted', { exact: true })).toBeVisible();
  await expect
    .element(ada.getByRole('row', { name: 'Offers, answers, addresses, messages sent by signaling reads it cannot reads it' }))
    .toBeVisible();
  await says('compare the safety codes');
  await says(/It protects from a server.*It does not protect from the person you talk to/);
  // 6. What is sent and received?
  await says(/Received · Video \w+, \d+ × \d+/);
  await says(/Sent · Audio opus/);
  // 7. Does something limit it, and what?
  await says(/(Good|Fair|Poor)[:,] .*(above|\d)/);
  await expect.poll(() => ada.element().querySelector('[data-limited]')?.getAttribute('data-limited')).toMatch(/none|starting|unknown/);
  await says(/not limited|starting up, too early to say|this browser does not say/);
  // 8. What NAT am I behind?
  await says(/Your NAT This path crosses none/);
  (ada.getByRole('button', { name: 'Check the network' }).element() as HTMLElement).click();
  await says('There are no servers to check. Calls within one network may still work.');
  await says('could not be judged. No server answered over UDP: a firewall may block it, or a STUN server is missing.');
  expect(ada.element().querySelector('.visavis-path svg')?.textContent).not.toContain('NAT');
  // 9. What happens when the network or the server goes?
  await says('If the network goes, ICE looks for another path (ICE restart) while the call waits.');
  await says('If the signaling server goes, the call goes on');
  // 10. Why secure origins?
  await says('This page came from a secure origin: nobody on the way could change it.');
});

test('a relayed call without a key says why it is relayed, by which server, and what the signaling server can read', async () => {
  const turn = await findTurnServer();
  const iceServers = [{ urls: [turn.udp], ...(await turn.mint()) }];
  const { ada, says } = await openDetails({ iceServers, iceTransportPolicy: 'relay', roomKey: null });

  await expect.element(ada.getByRole('row', { name: /Ben .*Through a relay/ })).toBeVisible();
  await says('Through a relay, because only relays are allowed: your address stays hidden from the other side.');
  await says('Without TURN, there would be no call between these two.');
  await says('With the servers that are set, a call between two symmetric NATs would be relayed.');
  await says(/You gathered \d+ relay/);
  await says(/relay → (relay|prflx)/);
  await says(new RegExp(`${turn.udp.replace('?', '\\?')} (works: gave an address|not known)`));
  await says(/Your NAT Could not be judged: a relay hides it/);
  (ada.getByRole('button', { name: 'Check the network' }).element() as HTMLElement).click();
  await expect.element(ada.getByRole('row', { name: /^turn:\S+ Works UDP, .*relay, there and back in/ })).toBeVisible();
  await says(/Your network (has a public address|could not be judged\. That takes STUN servers on two different hosts)/);
  expect(ada.element().querySelector('.visavis-path svg')?.textContent).toContain('NAT?');
  await says('relays only. The others do not learn your network address (Hide my address).');

  await expect.element(ada.getByText('Signaling not encrypted', { exact: true })).toBeVisible();
  await says('the signaling server can read it, and could sit in between.');
  await says('To get a link with a key, start a new call');
  await expect.element(ada.getByRole('row', { name: 'Audio, video, files reads it only by sitting in between reads it' })).toBeVisible();
});

test('a server that refuses its credentials is named, and the network check says what it answered', async () => {
  const turn = await findTurnServer();
  const { ada, says } = await openDetails({ iceServers: [{ urls: [turn.udp], ...turn.forge() }] });
  // A connection that needs no relay may stand before the server has answered, and then hears no more of it.
  await says(new RegExp(`${turn.udp.replace('?', '\\?')} (refused the credentials \\(401\\)|not known)`));
  (ada.getByRole('button', { name: 'Check the network' }).element() as HTMLElement).click();
  await expect.element(ada.getByRole('row', { name: /^turn:.* Does not work.*credentials/ })).toBeVisible();
});

test('all of it is in Korean too', async () => {
  const { ada, says } = await openDetails({ labels: callKo, roomKey: createRoomKey() }, { details: '연결 정보', korean: true });
  await says(/직접 연결: 한 기기나 한 네트워크에서처럼/);
  await says('시그널링 서버는 전달만 하고 읽을 수 없어요.');
  await expect.element(ada.getByRole('button', { name: '대칭형 NAT' }).first()).toHaveAccessibleDescription(/목적지마다 다른 공인 주소/);
});

test('a page from an insecure origin says what that means', async () => {
  const screen = await render(<CallSecurity encrypted={false} secure={false} explained={explained} />);
  await expect.element(screen.getByText(/did not come from a secure origin \(https\): browsers keep camera and microphone/)).toBeVisible();
  await expect
    .element(screen.getByRole('button', { name: 'Secure origin' }))
    .toHaveAccessibleDescription(/came over https, or from localhost/);
});

test('the lobby of an insecure page names the reason in place of missing devices', async () => {
  const secure = Object.getOwnPropertyDescriptor(window, 'isSecureContext');
  const devices = Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices');
  Object.defineProperty(window, 'isSecureContext', { configurable: true, value: false });
  Object.defineProperty(Navigator.prototype, 'mediaDevices', { configurable: true, value: undefined });
  onTestFinished(() => {
    if (secure) Object.defineProperty(window, 'isSecureContext', secure);
    if (devices) Object.defineProperty(Navigator.prototype, 'mediaDevices', devices);
  });
  const screen = await render(<Call signaling={createMemoryHub().room('tea')} name="Ada" />);
  await expect.element(screen.getByText('Browsers give cameras and microphones to secure pages only.')).toBeVisible();
  for (const name of ['Camera', 'Microphone']) {
    await expect.element(screen.getByRole('combobox', { name })).toHaveTextContent('Needs a secure page (https)');
  }
  await expect.element(screen.getByText(/On your own machine, http:\/\/localhost works too/)).toBeVisible();
});
