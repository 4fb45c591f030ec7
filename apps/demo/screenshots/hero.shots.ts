import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../../scripts/lib/root.mjs';
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
test('the picture of the READMEs', async ({ invite, browser }) => {
  const canvas = await browser.newPage();
  const films = new Map<string, string>();
  for (const who of Object.keys(people) as Who[]) films.set(who, await writeFilm(canvas, who, portrait(people[who])));

  const join4 = async (room: string, who: Who, name: string, context: typeof desktop | typeof phone) => {
    const person = await invite(name, { args: [`--use-file-for-fake-video-capture=${films.get(who)}`], context });
    await person.page.addInitScript(shareSlide, slide());
    await person.join(room);
    return person;
  };

  const ada = await join4('garden', 'ada', 'Ada', desktop);
  const others: Person[] = [];
  for (const [who, name] of [['ben', 'Ben'], ['mina', 'Mina'], ['theo', 'Theo']] as const) {
    const other = await join4('garden', who, name, desktop);
    await Promise.all([ada.meets(name), other.meets('Ada')]);
    if (who !== 'mina') await other.button('Turn off microphone').click();
    others.push(other);
  }
  await others[0]?.button('Share screen').click();
  await expect(ada.tile(/screen/)).toBeVisible();
  await sharp(ada.page, 5);
  const whole = await picture(ada.page);

  const mina = await join4('chat', 'mina', 'Mina', phone);
  const theo = await join4('chat', 'theo', 'Theo', desktop);
  await Promise.all([mina.meets('Theo'), theo.meets('Mina')]);
  await sharp(mina.page, 2);
  const small = await picture(mina.page);

  const page = await (await browser.newContext({ viewport: { width: 1500, height: 900 }, deviceScaleFactor: 2 })).newPage();
  await page.setContent(`<body style="margin:0;height:100vh;background:radial-gradient(circle at 30% 20%,#1d3a40,#0b1215 70%)">
    <img src="${whole}" style="position:absolute;left:50px;top:75px;width:1200px;border-radius:16px;box-shadow:0 30px 80px #000a,0 0 0 1px #ffffff22">
    <img src="${small}" style="position:absolute;right:50px;bottom:50px;width:330px;border-radius:40px;box-shadow:0 0 0 10px #05080a,0 0 0 11px #ffffff33,0 30px 80px #000c"></body>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await page.screenshot({ path: join(root, 'docs/images/call.jpg'), type: 'jpeg', quality: 82 });
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

/** Waits until nobody's picture is small any more: a call begins with few lines. */
async function sharp(page: Page, count: number) {
  const widths = () => page.locator('video').evaluateAll((videos) => (videos as HTMLVideoElement[]).map((video) => video.videoWidth));
  await expect.poll(async () => (await widths()).filter((width) => width >= 480).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(count);
}

async function picture(page: Page): Promise<string> {
  await page.mouse.move(5, 5);
  return `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
}
