import type { Rgb } from './people/fakeDevices';
import { findFaults } from './people/findFaults';
import { Person } from './people/person';
import { expect, test } from './people/test';

const RED: Rgb = [200, 40, 40];
const hostCandidates = ['--disable-features=WebRtcHideLocalIpsWithMdns'];
const noCamera = { camera: 'none', args: hostCandidates } as const;

const expectConnected = (person: Person, count: number) =>
  expect
    .poll(() => person.tiles().evaluateAll((tiles) => tiles.map((tile) => tile.dataset['status'])), {
      message: `${person.name} is connected to everybody`,
    })
    .toEqual(Array.from({ length: count }, () => 'connected'));

/** A first person in a browser of their own, and more in further tabs of it. */
async function tabs(first: Person, names: readonly string[]): Promise<Person[]> {
  const people = [first];
  for (const name of names) people.push(new Person(await first.page.context().newPage(), name));
  return people;
}

// Both in `npm run test:all` alone: so many browsers are more than two cores can do beside something else, and connections
// that are late because the machine is busy are given up and made again today, which makes more work.

// Eight cameras and microphones in one machine are more than two cores can code, draw and play: playing alone, even
// of silence, keeps one of them busy. So nobody allows any here.
test('eight are in one room, and the ninth finds it full', { tag: '@busy' }, async ({ invite, room }) => {
  const ada = await invite('Ada', { camera: 'denied', args: hostCandidates });
  await ada.page.emulateMedia({ reducedMotion: 'reduce' });
  const people = await tabs(ada, ['Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gwen', 'Hana']);
  for (const person of people) {
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    await person.join(room);
  }
  for (const person of people) await expectConnected(person, 8);

  const late = new Person(await ada.page.context().newPage(), 'Late');
  await late.join(room);
  await expect(late.page.getByText('A call has room for 8')).toBeVisible();
  expect(await findFaults(late.page)).toEqual([]);

  await people[3]?.button('Leave call').click();
  for (const person of people) if (person !== people[3]) await expect(person.tiles()).toHaveCount(7);
});

test('four are in one room, with Chromium and Firefox among them', { tag: '@busy' }, async ({ invite, room }) => {
  const ada = await invite('Ada', { color: RED, toneHz: 440 });
  const fox = await invite('Fox', { browser: 'firefox' });
  const [ben, cleo] = (await tabs(await invite('Ben', noCamera), ['Cleo'])) as [Person, Person];
  const people = [ada, ben, fox, cleo];
  for (const person of people) await person.join(room);
  for (const person of people) await expectConnected(person, 4);
  for (const person of [ben, fox, cleo]) await person.sees('Ada', RED);
  for (const person of [ada, ben, cleo]) await person.seesMoving('Fox');
  await fox.hears('Ada', 440);
});
