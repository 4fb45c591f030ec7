import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createMemoryHub } from '../signaling/memory';
import { RoomProvider, useLocalParticipant, useParticipant, useParticipants, useRoomContext } from './RoomProvider';
import { useRoom } from './useRoom';

const signaling = createMemoryHub().room('server');

function Tiles() {
  const { status, inRoom } = useRoomContext();
  const [others, self, ben] = [useParticipants(), useLocalParticipant(), useParticipant('ben')];
  return <p>{JSON.stringify({ status, inRoom, others: others.length, self, ben })}</p>;
}

function Call() {
  return (
    <RoomProvider room={useRoom({ signaling, name: 'Ada', autoJoin: true })}>
      <Tiles />
    </RoomProvider>
  );
}

it('renders a room that nobody is in on a server', () => {
  const html = renderToString(<Call />).replaceAll('&quot;', '"');
  expect(html).toContain('{"status":"idle","inRoom":false,"others":0,"self":null,"ben":null}');
});

it('says what to do where there is no provider', () => {
  expect(() => renderToString(<Tiles />)).toThrow('put <RoomProvider room={useRoom(...)}> around');
});
