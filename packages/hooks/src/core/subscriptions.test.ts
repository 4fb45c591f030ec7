import { expect, it } from 'vitest';
import { createListeners } from './listeners';
import { createSubscriptions } from './subscriptions';

it('subscribes once what is subscribed to is made, unless that was undone before', () => {
  const subscriptions = createSubscriptions<ReturnType<typeof createListeners<[string]>>>();
  const heard: string[] = [];
  const hear = (name: string) => subscriptions.add((made) => made.add((said) => heard.push(`${name}: ${said}`)));
  const [early, undone] = [hear('early'), hear('undone')];
  undone();
  const made = createListeners<[string]>();
  subscriptions.begin(made);
  const late = hear('late');
  made.call('one');
  expect(heard).toEqual(['early: one', 'late: one']);
  early();
  late();
  expect(made.size).toBe(0);
});
