import { expect, type Locator, type Page } from '@playwright/test';
import { demoPort } from '../ports';
import type { Rgb } from './fakeDevices';

/** Where the demo is. */
export const origin = `http://localhost:${demoPort}`;

/** Somebody in front of the demo, who sees and does what a person can. */
export class Person {
  readonly page: Page;
  readonly name: string;
  readonly #origin: string;

  constructor(page: Page, name: string, demoOrigin: string = origin) {
    this.page = page;
    this.name = name;
    this.#origin = demoOrigin;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Types into an empty field, key by key: React does not hear of it when Firefox is filled by script. */
  async type(field: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: field }).pressSequentially(text);
  }

  /** Opens a room's link. */
  async enterLobby(room: string, query = ''): Promise<void> {
    await this.page.goto(`${this.#origin}/r/${room}${query}`);
  }

  /** Opens a room's link and passes the lobby. */
  async join(room: string, query = ''): Promise<void> {
    await this.enterLobby(room, query);
    await this.passLobby();
  }

  /** Starts a call, and so is its host. @returns its link */
  async startCall(): Promise<string> {
    await this.page.goto(this.#origin);
    await expect(this.page.getByRole('textbox', { name: 'Room name' })).not.toHaveValue('');
    await this.button('Start a call').click();
    await this.page.waitForURL(/\/r\//);
    await this.passLobby();
    return this.page.url();
  }

  async passLobby(): Promise<void> {
    const field = await this.#nameField();
    if ((await field.inputValue()) === '') await this.type('Your name', this.name);
    await this.button('Join call').click();
    await expect(this.page.getByRole('toolbar', { name: 'Call controls' })).toBeVisible();
  }

  /** Asks in the lobby that everything goes through a relay; it is kept for the next visit. */
  async hideAddress(): Promise<void> {
    await this.#nameField();
    await this.page.getByRole('checkbox', { name: 'Hide my address from the others' }).check();
  }

  /** The lobby's first field, once the page is alive. */
  async #nameField(): Promise<Locator> {
    const field = this.page.getByRole('textbox', { name: 'Your name' });
    await expect.poll(() => isHydrated(field), { message: 'the page is alive' }).toBe(true);
    return field;
  }

  tiles(): Locator {
    return this.page.getByRole('list', { name: 'Participants' }).getByRole('listitem');
  }

  tile(name: string | RegExp): Locator {
    return this.page.getByRole('list', { name: 'Participants' }).getByRole('listitem', { name });
  }

  /** Sees somebody in the call and is connected to them. */
  async meets(name: string): Promise<void> {
    await expect(this.tile(name).first()).toHaveAttribute('data-status', 'connected');
  }

  /** Has this read out by a screen reader: it is in a live region. */
  async isTold(sentence: string): Promise<void> {
    await expect(this.page.getByRole('status').getByText(sentence)).toBeAttached();
  }

  /** Sees a picture of this colour, decoded from what arrived, on somebody's tile. */
  async sees(name: string | RegExp, color: Rgb): Promise<void> {
    const video = this.tile(name).first().locator('video');
    await expect
      .poll(async () => distance(await readColor(video), color), {
        message: `${this.name} sees ${name} in rgb(${color.join(', ')})`,
      })
      .toBeLessThan(45);
  }

  /** Sees a picture that changes from frame to frame. */
  async seesMoving(name: string): Promise<void> {
    const video = this.tile(name).first().locator('video');
    const frames = () => video.evaluate((each: HTMLVideoElement) => each.getVideoPlaybackQuality().totalVideoFrames);
    const before = await frames();
    await expect.poll(frames).toBeGreaterThan(before + 5);
  }

  /** Hears a tone of about this pitch from somebody; null: hears any sound. */
  async hears(name: string, toneHz: number | null): Promise<void> {
    const video = this.tile(name).first().locator('video');
    await expect
      .poll(
        async () => {
          const { level, loudestHz } = await listen(video);
          return level > 0.01 && (toneHz === null || Math.abs(loudestHz - toneHz) < 40);
        },
        { message: `${this.name} hears ${name}` },
      )
      .toBe(true);
  }

  /** Hears nothing from somebody. */
  async hearsSilence(name: string): Promise<void> {
    const video = this.tile(name).first().locator('video');
    await expect.poll(async () => (await listen(video)).level, { message: `${name} is silent` }).toBeLessThan(0.002);
  }
}

/** Whether React has taken the field over from the server's HTML; before that it hears of no key. */
const isHydrated = (field: Locator) =>
  field.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')));

const distance = (a: Rgb, b: Rgb) => Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))));

/** The colour near the upper left corner of the frame on the screen; black while there is none. */
async function readColor(video: Locator): Promise<Rgb> {
  return video.evaluate((element: HTMLVideoElement): [number, number, number] => {
    const { videoWidth, videoHeight } = element;
    if (videoWidth === 0) return [0, 0, 0];
    const canvas = new OffscreenCanvas(videoWidth, videoHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(element, 0, 0);
    const { data } = context.getImageData(Math.floor(videoWidth / 8), Math.floor(videoHeight / 8), 1, 1);
    return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
  });
}

/** How loud the tile's stream is (root mean square, 0 to 1), and where its spectrum peaks. */
async function listen(video: Locator): Promise<{ level: number; loudestHz: number }> {
  return video.evaluate(async (element: HTMLVideoElement) => {
    const stream = element.srcObject as MediaStream | null;
    if (!stream || stream.getAudioTracks().length === 0) return { level: 0, loudestHz: 0 };
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8192;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const start = context.currentTime;
    while (context.currentTime < start + 0.5) await new Promise(requestAnimationFrame);
    analyser.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const loudest = spectrum.indexOf(Math.max(...spectrum));
    await context.close();
    return { level, loudestHz: (loudest * context.sampleRate) / analyser.fftSize };
  });
}
