import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../store';
import { connectPeers, expectStatus } from './testPeers';
import { createSafetyCode } from './safetyCode';

const form = /^\d{5}( \d{5}){9}$/;

/** Keeps it subscribed to for one test, and may write down what it becomes. */
function watch(store: Store<string | null>, history: (string | null)[] = []): () => string | null {
  onTestFinished(store.subscribe(() => history.push(store.getSnapshot())));
  return store.getSnapshot;
}

describe('createSafetyCode', () => {
  it('is the same at both ends, and another one between others', async () => {
    const codes = [];
    for (let pair = 0; pair < 2; pair++) {
      const [ada, ben] = await connectPeers();
      const [atAda, atBen] = [watch(createSafetyCode(ada)), watch(createSafetyCode(ben))];
      await expect.poll(atAda).toMatch(form);
      await expect.poll(atBen).toBe(atAda());
      codes.push(atAda());
    }
    expect(codes[0]).not.toBe(codes[1]);
  });

  it('differs at the two ends when another one sits between them', async () => {
    // Two whole connections: the one in the middle shows a certificate of their own to each.
    const [ada, towardsAda] = await connectPeers();
    const [towardsBen, ben] = await connectPeers();
    towardsAda.subscribeData((data) => towardsBen.send(data as string));
    const heard: unknown[] = [];
    ben.subscribeData((data) => heard.push(data));
    ada.send('Only for you');
    await expect.poll(() => heard).toEqual(['Only for you']);

    const [atAda, atBen] = [watch(createSafetyCode(ada)), watch(createSafetyCode(ben))];
    await expect.poll(atAda).toMatch(form);
    await expect.poll(atBen).toMatch(form);
    expect(atAda()).not.toBe(atBen());
  });

  it('has 25 digits for each certificate alone, so that one in the middle who chooses two gains nothing', async () => {
    const [ada, towardsAda] = await connectPeers();
    const [other] = await connectPeers();
    const halves = (code: string | null) => (code?.match(/.{29}/g) ?? []).map((half) => half.trim());
    const atAda = watch(createSafetyCode(ada));
    await expect.poll(atAda).toMatch(form);
    const atOther = watch(createSafetyCode(other));
    await expect.poll(atOther).toMatch(form);
    // Nothing of one code says anything of another: no half is made of both certificates.
    expect(new Set([...halves(atAda()), ...halves(atOther())]).size).toBe(4);
    await expect.poll(watch(createSafetyCode(towardsAda))).toBe(atAda());
  });

  it('stays with an ICE restart, changes with a new connection, and is gone with the last', async () => {
    const [ada, ben] = await connectPeers();
    const history: (string | null)[] = [];
    const [atAda, atBen] = [watch(createSafetyCode(ada), history), watch(createSafetyCode(ben))];
    await expect.poll(atAda).toMatch(form);
    const first = atAda();

    const before = ada.connection?.currentRemoteDescription?.sdp;
    ada.restartIce();
    await expect.poll(() => ada.connection?.currentRemoteDescription?.sdp !== before).toBe(true);
    expect(atAda()).toBe(first);

    ada.rebuild();
    // A new connection may be there before one looks.
    await expect.poll(() => history).toContain(null);
    await expectStatus(ada).toBe('connected');
    await expect.poll(atAda).toMatch(form);
    expect(atAda()).not.toBe(first);
    await expect.poll(atBen).toBe(atAda());

    ada.close();
    await expect.poll(atAda).toBeNull();
    await expect.poll(atBen).toBeNull();
  });

  it('goes by the description where a browser does not show the certificate itself', async () => {
    const [ada, ben] = await connectPeers();
    const atBen = watch(createSafetyCode(ben));
    await expect.poll(atBen).toMatch(form);

    const { prototype } = RTCDtlsTransport;
    const shown = Object.getOwnPropertyDescriptor(prototype, 'getRemoteCertificates') as PropertyDescriptor;
    onTestFinished(() => {
      Object.defineProperty(prototype, 'getRemoteCertificates', shown);
    });
    Reflect.deleteProperty(prototype, 'getRemoteCertificates');
    await expect.poll(watch(createSafetyCode(ada))).toBe(atBen());

    // Which of several certificates was shown is not to be known from a description.
    const another = `a=fingerprint:sha-256 ${'00:'.repeat(31)}00\r\n`;
    const sdp = `${ada.connection?.currentRemoteDescription?.sdp}${another}`;
    Object.defineProperty(ada.connection, 'currentRemoteDescription', { value: { type: 'answer', sdp } });
    const doubtful = watch(createSafetyCode(ada));
    await expect.poll(watch(createSafetyCode(ben))).toBe(atBen());
    expect(doubtful()).toBeNull();
  });

  it('is null before anybody watches, and for nobody', async () => {
    const [ada] = await connectPeers();
    expect(createSafetyCode(ada).getSnapshot()).toBeNull();
    expect(watch(createSafetyCode(null))()).toBeNull();
  });
});
