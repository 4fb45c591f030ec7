import { expect, test } from './people/test';
import { origin, type Person } from './people/person';
import type { Rgb } from './people/fakeDevices';

const RED: Rgb = [200, 40, 40];
const BLUE: Rgb = [40, 60, 200];
const GREEN: Rgb = [40, 160, 60];

/** Starts a locked call on the landing page. @returns its link, and the token that makes its bearer a host */
async function startLocked(host: Person, query = '', start = 'Start a locked call') {
  const { page } = host;
  await page.goto(`${origin}/${query}`);
  await expect(page.getByRole('textbox')).not.toHaveValue('');
  await host.button(start).click();
  await page.waitForURL(/\/r\//);
  const hostTokens = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('visavis:host:')));
  expect(hostTokens).toHaveLength(1);
  return { link: page.url(), hostTokens };
}

/** Opens a link and passes the lobby. */
async function open(person: Person, link: string) {
  await person.page.goto(link);
  await person.passLobby();
}

const waits = ({ page }: Person) => expect(page.getByText('The host has been asked to let you in.')).toBeVisible();

test('a locked call with two hosts: knock, decline, ask again, admit, remove, reloads, and its end', async ({ invite }) => {
  const hana = await invite('Hana', { color: RED });
  const { link, hostTokens } = await startLocked(hana);

  const nora = await invite('Nora', { color: GREEN });
  await test.step('a guest waits also before a host is there, and gets nothing that is said in the room', async () => {
    const heard: string[] = [];
    nora.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void heard.push(payload.toString())));
    await open(nora, link);
    await waits(nora);
    await hana.passLobby();
    await expect(hana.button('Admit Nora')).toBeVisible();
    const channels = heard.map((text) => (JSON.parse(text) as { channel?: string }).channel ?? '');
    const rooms = new Set(channels.filter((channel) => channel.startsWith('presence-')));
    expect([...rooms]).toEqual([expect.stringMatching(/\.waiting$/)]);
  });

  const hugo = await invite('Hugo', { color: BLUE });
  await test.step('another host comes in without asking', async () => {
    await hugo.page.addInitScript((tokens) => {
      for (const [key, token] of tokens) localStorage.setItem(key, token);
    }, hostTokens);
    await open(hugo, link);
    await Promise.all([hana.meets('Hugo'), hugo.meets('Hana')]);
    await expect(hugo.button('Admit Nora')).toBeVisible();
  });

  await test.step('the guest reloads, and still waits; is declined by one host, and asks again', async () => {
    await nora.page.reload();
    await nora.passLobby();
    await waits(nora);
    await hugo.button('Decline Nora').click();
    await expect(nora.page.getByText('A host has declined your request to join.')).toBeVisible();
    for (const host of [hana, hugo]) await expect(host.button('Admit Nora')).toBeHidden();
    await nora.button('Try again').click();
    for (const host of [hana, hugo]) await expect(host.button('Admit Nora')).toBeVisible();
  });

  await test.step('the other host admits the guest', async () => {
    await hana.button('Admit Nora').click();
    await Promise.all([hana.meets('Nora'), hugo.meets('Nora'), nora.meets('Hana'), nora.meets('Hugo')]);
    await expect(hugo.button('Admit Nora')).toBeHidden();
  });

  await test.step('everyone reloads, one after the other, and is in again', async () => {
    for (const person of [hana, hugo, nora]) {
      await person.page.reload();
      await person.passLobby();
      await Promise.all([hana, hugo, nora].flatMap((each) => (each === person ? [] : [each.meets(person.name), person.meets(each.name)])));
    }
  });

  await test.step('a removed guest is told, and knocks', async () => {
    await hugo.tile('Nora').hover();
    await hugo.button('Options for Nora').click();
    await hugo.page.getByRole('menuitem', { name: 'Remove Nora…' }).click();
    await hugo.button('Remove').click();
    await expect(nora.page.getByText('A host has removed you from the call.')).toBeVisible();
    await expect(hana.tiles()).toHaveCount(2);
    await nora.button('Try again').click();
    await waits(nora);
    await expect(hana.button('Admit Nora')).toBeVisible();
  });

  await test.step('the end is everyone’s, also of who waits', async () => {
    await hana.button('More').click();
    await hana.page.getByRole('menuitem', { name: 'End the call for everyone…' }).click();
    await hana.button('End the call').click();
    for (const person of [hugo, nora]) await expect(person.page.getByText('A host has ended the call for everyone.')).toBeVisible();
    await expect(hana.page.getByRole('heading', { name: 'You left the call' })).toBeVisible();
  });
});

test('a locked call with two hosts, in Korean', async ({ invite }) => {
  const hana = await invite('하나', { color: RED });
  const { link, hostTokens } = await startLocked(hana, '?lang=ko', '잠긴 통화 시작하기');
  const enter = async (person: Person) => {
    const field = person.page.getByRole('textbox', { name: '이름' });
    await expect(person.button('카메라 끄기')).toBeVisible();
    await field.fill(person.name);
    await expect(field).toHaveValue(person.name);
    await person.button('통화 참여하기').click();
  };
  const meets = ({ page }: Person, name: string) =>
    expect(page.getByRole('listitem', { name }).first()).toHaveAttribute('data-status', 'connected');
  const waitsInKorean = ({ page }: Person) =>
    expect(page.getByText('잠긴 통화예요. 호스트에게 입장을 요청했어요.')).toBeVisible();
  await enter(hana);
  const yuna = await invite('유나', { color: GREEN });
  await yuna.page.addInitScript((tokens) => {
    for (const [key, token] of tokens) localStorage.setItem(key, token);
  }, hostTokens);
  await yuna.page.goto(link);
  await enter(yuna);
  await Promise.all([meets(hana, '유나'), meets(yuna, '하나')]);

  const minji = await invite('민지', { color: BLUE });
  await minji.page.goto(link);
  await enter(minji);
  await waitsInKorean(minji);
  await minji.page.reload();
  await enter(minji);
  await waitsInKorean(minji);
  await yuna.button('민지님 거절').click();
  await expect(minji.page.getByText('호스트가 참여 요청을 거절했어요.')).toBeVisible();
  await minji.button('다시 시도').click();
  await hana.button('민지님 들어오게 하기').click();
  await Promise.all([meets(hana, '민지'), meets(yuna, '민지'), meets(minji, '하나'), meets(minji, '유나')]);

  const everybody = [hana, yuna, minji];
  for (const person of everybody) {
    await person.page.reload();
    await enter(person);
    await Promise.all(everybody.flatMap((each) => (each === person ? [] : [meets(each, person.name), meets(person, each.name)])));
  }

  await yuna.page.getByRole('listitem', { name: '민지' }).hover();
  await yuna.button('민지 옵션').click();
  await yuna.page.getByRole('menuitem', { name: '민지님 내보내기…' }).click();
  await yuna.page.getByRole('button', { name: '내보내기', exact: true }).click();
  await expect(minji.page.getByText('호스트가 나를 통화에서 내보냈어요.')).toBeVisible();
  await expect(hana.page.getByRole('list', { name: '참가자' }).getByRole('listitem')).toHaveCount(2);
  await minji.button('다시 시도').click();
  await waitsInKorean(minji);

  await hana.button('더 보기').click();
  await hana.page.getByRole('menuitem', { name: '모두의 통화 끝내기…' }).click();
  await hana.button('통화 끝내기').click();
  for (const person of [yuna, minji]) await expect(person.page.getByText('호스트가 모두의 통화를 끝냈어요.')).toBeVisible();
  await expect(hana.page.getByRole('heading', { name: '통화에서 나왔어요' })).toBeVisible();
});
