import { expect, it } from 'vitest';
import { RtcError } from '../../errors';
import type { Settle } from './outboundStream';
import { trackSentMessage } from './sentMessage';

it('keeps what became of a message at each recipient, and resolves when nothing is on its way any more', async () => {
  const settles = new Map<string, Settle>();
  const sent = trackSentMessage(['ada', 'ben'], (id, settle) => settles.set(id, settle));
  expect(sent.recipients.map(({ id, status }) => `${id} ${status}`)).toEqual(['ada sending', 'ben sending']);
  settles.get('ada')?.(null);
  const error = new RtcError('peer-failed', 'The participant has left.');
  const { settled } = sent;
  settles.get('ben')?.(error);
  const expected = [
    { id: 'ada', status: 'delivered', error: null },
    { id: 'ben', status: 'failed', error },
  ];
  expect(await settled).toEqual(expected);
  expect(sent.recipients).toEqual(expected);
});

it('is settled at once where there is nobody to send to, or all have failed at once', async () => {
  expect(await trackSentMessage([], () => undefined).settled).toEqual([]);
  const error = new RtcError('message-too-large', 'Too much waits.');
  const sent = trackSentMessage(['ada'], (_id, settle) => settle(error));
  expect(await sent.settled).toEqual([{ id: 'ada', status: 'failed', error }]);
});
