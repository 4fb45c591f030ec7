import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/lib/root.mjs';
import { launch } from '../e2e/people/launch';
import type { Person } from '../e2e/people/person';
import { expect, test } from '../e2e/people/test';
import { writeFilm } from './hero/draw';
import { people } from './hero/people';
import { portrait } from './hero/portrait';
import { slide } from './hero/slide';

type Who = keyof typeof people;

const desktop = { viewport: { width: 1200, height: 750 }, deviceScaleFactor: 2, colorScheme: 'dark' } as const;
const phone = { ...desktop, viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };

/** The picture of the READMEs: a call with a shared screen on a desk, and the same call of two on a phone. */
test('the picture of the READMEs', async ({ invite }) => {
  const browser = await launch({});
  const canvas = await browser.newPage();
  const films = new Map<string, string>();
  for (const who of Object.keys(people) as Who[]) films.set(who, await writeFilm(canvas, who, portrait(people[who])));

  const enter = async (room: string, who: Who, name: string, context: typeof desktop | typeof phone) => {
    const person = await invite(name, { args: [`--use-file-for-fake-video-capture=${films.get(who)}`], context });
    await person.page.addInitScript(shareSlide, slide());
    await person.join(room, '#a-key-that-is-on-a-picture');
    return person;
  };

  const ada = await enter('garden', 'ada', 'Ada', desktop);
  const others: Person[] = [];
  for (const [who, name] of [['ben', 'Ben'], ['mina', 'Mina'], ['theo', 'Theo']] as const) {
    const other = await enter('garden', who, name, desktop);
    await Promise.all([ada.meets(name), other.meets('Ada')]);
    if (who !== 'mina') await other.button('Turn off microphone').click();
    others.push(other);
  }
  await others[0]?.button('Share screen').click();
  await expect(ada.tile(/screen/)).toBeVisible();
  await sharp(ada.page, 1000);
  const whole = await picture(ada.page);

  const mina = await enter('chat', 'mina', 'Mina', phone);
  const theo = await enter('chat', 'theo', 'Theo', desktop);
  await Promise.all([mina.meets('Theo'), theo.meets('Mina')]);
  await sharp(mina.page, 480);
  const small = await picture(mina.page);

  const page = await (await browser.newContext({ viewport: { width: 1500, height: 870 }, deviceScaleFactor: 2 })).newPage();
  await page.setContent(`<body style="margin:0;height:100vh;background:radial-gradient(circle at 30% 20%,#1d3a40,#0b1215 70%)">
    <img src="${whole}" style="position:absolute;left:40px;top:105px;width:1060px;border-radius:16px;box-shadow:0 30px 80px #000a,0 0 0 1px #ffffff22">
    <img src="${small}" style="position:absolute;right:50px;top:105px;width:320px;border-radius:40px;box-shadow:0 0 0 10px #05080a,0 0 0 11px #ffffff33,0 30px 80px #000c"></body>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: join(root, 'docs/images/call.jpg'), type: 'jpeg', quality: 82 });
  await browser.close();
});

/** In the page, in the place of the browser's share picker: what is shown is this picture. */
function shareSlide(svg: string) {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 900];
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    const draw = () => canvas.getContext('2d')?.drawImage(image, 0, 0);
    draw();
    setInterval(draw, 200);
    return canvas.captureStream(5);
  };
}

/** Waits until the largest video is so many pixels across: a call begins with few lines, and small tiles are sent no more than they show. */
async function sharp(page: Page, width: number) {
  const largest = () => page.locator('video').evaluateAll((videos) => Math.max(...(videos as HTMLVideoElement[]).map((video) => video.videoWidth)));
  await expect.poll(largest, { timeout: 120_000 }).toBeGreaterThanOrEqual(width);
}

async function picture(page: Page): Promise<string> {
  await page.mouse.move(5, 5);
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
}
