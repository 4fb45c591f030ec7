import { useEffect, useState } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useChat, RtcError, useRoom, type Participant, type Signaling, type UseRoomResult } from '@visavis/hooks';
import { addTrackTo, removeTrackFrom, setTrackEnabled } from '@visavis/hooks/core';
import { createMemoryHub, type MemoryHub } from '@visavis/hooks/signaling/memory';
import { CameraButton, ChatPanel, ControlBar, MicrophoneButton, VideoGrid, VideoTile } from '@visavis/ui';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { Actions } from '../../../../.storybook/Actions';
import { StateTable } from '../../../../.storybook/StateTable';
import { SyntheticCamera } from '../../../../.storybook/SyntheticCamera';
import { TwoInARoom } from '../../../../.storybook/TwoInARoom';

const people = [
  { name: 'Ada Lovelace', color: '#3d6480', toneHz: 330 },
  { name: '김연아', color: '#6a5480', toneHz: 440 },
  { name: 'Grace Hopper', color: '#7a5a4d', toneHz: 550 },
];

interface RoomStoryArgs {
  /** How many people meet. */
  count: number;
}

/**
 * A whole call on one page: everybody here has a room of their own, with real connections to the others, and
 * sees only what those send. The camera and microphone are a canvas and an oscillator, the signaling is
 * `createMemoryHub()`: no server, no device, no prompt.
 */
const meta = {
  title: 'Hooks/useRoom',
  args: { count: 2 },
  argTypes: { count: { control: { type: 'range', min: 1, max: people.length } } },
  render: ({ count }) => <Call key={count} count={count} />,
} satisfies Meta<RoomStoryArgs>;

export default meta;
type Story = StoryObj<RoomStoryArgs>;

function Call({ count }: RoomStoryArgs) {
  const [hub] = useState(createMemoryHub);
  return (
    <div
      style={{ display: 'grid', gap: '1.5rem', gridTemplateColumns: 'repeat(auto-fit, minmax(18rem, 1fr))' }}
    >
      {people.slice(0, count).map(({ name, ...camera }) => (
        <SyntheticCamera key={name} label={name} {...camera}>
          {(stream) => <Seat hub={hub} name={name} stream={stream} />}
        </SyntheticCamera>
      ))}
    </div>
  );
}

interface SeatProps {
  hub: MemoryHub;
  name: string;
  stream: MediaStream | null;
}

/** One person's browser. */
function Seat({ hub, name, stream }: SeatProps) {
  const [signaling] = useState(() => hub.room('tea'));
  const room = useRoom({ signaling, name, media: stream });
  const chat = useChat(room);
  const { self, participants, join } = room;
  useEffect(() => void join(), [join]);

  return (
    <section aria-label={`Browser of ${name}`} style={{ display: 'grid', gap: '0.75rem', minInlineSize: 0 }}>
      <VideoGrid style={{ blockSize: '24rem' }}>
        {[...(self ? [self] : []), ...participants].map((participant) => (
          <ParticipantTile key={participant.id} participant={participant} self={participant === self} />
        ))}
      </VideoGrid>
      {stream && <Toggles name={name} stream={stream} microphone={self?.microphone} />}
      <ChatPanel
        {...chat.panelProps}
        style={{ blockSize: '22rem' }}
        labels={{ title: `Chat of ${name}` }}
      />
    </section>
  );
}

function ParticipantTile({ participant, self }: { participant: Participant; self: boolean }) {
  const { name, camera, status, microphone } = participant;
  return <VideoTile stream={camera} name={name} status={status} microphone={microphone} self={self} muted />;
}

interface TogglesProps {
  name: string;
  stream: MediaStream;
  microphone: Participant['microphone'] | undefined;
}

/** What `useUserMedia` does with a real camera: off takes its track out of the stream, muting keeps it. */
function Toggles({ name, stream, microphone = 'off' }: TogglesProps) {
  const [camera] = useState(() => stream.getVideoTracks()[0]);
  const [cameraOn, setCameraOn] = useState(true);

  function toggleCamera() {
    if (!camera) return;
    if (cameraOn) removeTrackFrom(stream, camera);
    else addTrackTo(stream, camera);
    setCameraOn(!cameraOn);
  }

  function toggleMicrophone() {
    for (const track of stream.getAudioTracks()) setTrackEnabled(track, !track.enabled);
  }

  return (
    <ControlBar labels={{ controls: `Controls of ${name}` }}>
      <MicrophoneButton status={microphone === 'interrupted' ? 'muted' : microphone} onClick={toggleMicrophone} />
      <CameraButton status={cameraOn ? 'on' : 'off'} onClick={toggleCamera} />
    </ControlBar>
  );
}

/** What one person's browser shows. */
function browserOf(canvasElement: HTMLElement, name: string) {
  const browser = within(within(canvasElement).getByRole('region', { name: `Browser of ${name}` }));
  return { ...browser, tile: (of: string) => browser.getByRole('listitem', { name: of }) };
}

/** Waits until everybody sees the picture of everybody. */
async function seeEachOther(canvasElement: HTMLElement, names: readonly string[]) {
  for (const watcher of names) {
    const { tile } = browserOf(canvasElement, watcher);
    for (const shown of names) {
      await waitFor(async () => {
        await expect(tile(shown)).toHaveAttribute('data-picture', 'on');
        await expect(tile(shown)).toHaveAttribute('data-status', 'connected');
        await expect(tile(shown).querySelector('video')?.videoWidth).toBeGreaterThan(0);
      });
    }
  }
}

const namesOf = ({ count }: RoomStoryArgs) => people.slice(0, count).map(({ name }) => name);

/** Two people see each other, and a line of text arrives. */
export const TwoPeople: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement, args }) => {
    await seeEachOther(canvasElement, namesOf(args));
    const ada = browserOf(canvasElement, 'Ada Lovelace');
    await userEvent.type(ada.getByRole('textbox', { name: 'Message' }), '안녕하세요!{Enter}');
    const log = within(browserOf(canvasElement, '김연아').getByRole('log', { name: 'Messages' }));
    await expect(await log.findByText('안녕하세요!')).toBeVisible();
    await expect(log.getByText('Ada Lovelace')).toBeVisible();
  },
};

/** One of the two turns off the microphone, then the camera, then both on again; the other's tile follows. */
export const TurningThingsOff: Story = {
  tags: ['needs-connection'],
  play: async ({ canvasElement, args }) => {
    await seeEachOther(canvasElement, namesOf(args));
    const ada = browserOf(canvasElement, 'Ada Lovelace');
    const { tile } = browserOf(canvasElement, '김연아');
    const tells = (attribute: string, value: string) =>
      waitFor(() => expect(tile('Ada Lovelace')).toHaveAttribute(attribute, value));

    await userEvent.click(ada.getByRole('button', { name: 'Turn off microphone' }));
    await tells('data-microphone', 'muted');
    await userEvent.click(ada.getByRole('button', { name: 'Turn off camera' }));
    await tells('data-picture', 'off');
    await userEvent.click(ada.getByRole('button', { name: 'Turn on microphone' }));
    await tells('data-microphone', 'on');
    await userEvent.click(ada.getByRole('button', { name: 'Turn on camera' }));
    await tells('data-picture', 'on');
  },
};

/** Three people: each has a connection to each of the others. */
export const ThreePeople: Story = {
  tags: ['needs-connection'],
  args: { count: 3 },
  play: ({ canvasElement, args }) => seeEachOther(canvasElement, namesOf(args)),
};

function AccessControls({ call }: { call: UseRoomResult }) {
  const { status, self, access, waitingRoom, participants, error } = call;
  return (
    <>
      <Actions
        actions={{
          ...(self ? { Leave: call.leave } : { Join: call.join }),
          ...(self?.role === 'host' && {
            [access === 'open' ? 'Lock' : 'Unlock']: () => call.setAccess(access === 'open' ? 'locked' : 'open'),
          }),
          ...Object.fromEntries(
            waitingRoom.flatMap(({ id, name }) => [
              [`Admit ${name}`, () => call.admit(id)],
              [`Decline ${name}`, () => call.decline(id)],
            ]),
          ),
          ...Object.fromEntries(
            self?.role === 'host' ? participants.map(({ id, name }) => [`Remove ${name}`, () => call.remove(id)]) : [],
          ),
        }}
      />
      <StateTable
        title="Room"
        state={{
          status,
          access,
          waitingRoom: waitingRoom.map(({ name }) => name).join(', ') || 'nobody',
          others: participants.map(({ name }) => name).join(', ') || 'nobody',
          error: error?.code,
        }}
      />
    </>
  );
}

/** A host locks the room: a newcomer waits, is declined, asks again, is admitted, and may be removed. */
export const Locked: Story = {
  render: () => (
    <TwoInARoom ada="host" benJoins={false}>
      {(call) => <AccessControls call={call} />}
    </TwoInARoom>
  ),
  play: async ({ canvasElement }) => {
    const [host, guest] = [browserOf(canvasElement, 'Ada'), browserOf(canvasElement, 'Ben')];
    const says = (browser: typeof host, row: string) =>
      waitFor(() => expect(browser.getByRole('row', { name: row })).toBeVisible());
    await says(host, 'status joined');
    await userEvent.click(host.getByRole('button', { name: 'Lock' }));
    await says(host, 'access locked');
    await userEvent.click(guest.getByRole('button', { name: 'Join' }));
    await says(guest, 'status waiting');
    await userEvent.click(await host.findByRole('button', { name: 'Decline Ben' }));
    await says(guest, 'error room-declined');
    await userEvent.click(guest.getByRole('button', { name: 'Join' }));
    await says(guest, 'status waiting');
    await userEvent.click(await host.findByRole('button', { name: 'Admit Ben' }));
    await says(guest, 'status joined');
    await says(guest, 'others Ada');
    await userEvent.click(await host.findByRole('button', { name: 'Remove Ben' }));
    await says(guest, 'error room-removed');
  },
};

/** What a transport answers whose server lets nobody in. */
const fullRoom: Signaling = {
  connect(_, events) {
    queueMicrotask(() => events.onFail(new RtcError('room-full', 'There are too many already.')));
    return { send: () => false, close: () => undefined };
  },
};

/** The signaling's server refuses: `error` says why, and nothing is tried again. */
export const Refused: Story = {
  render: function Render() {
    const call = useRoom({ signaling: fullRoom, name: 'Ada' });
    return <AccessControls call={call} />;
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(canvas.getByRole('row', { name: 'status failed' })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'error room-full' })).toBeVisible();
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };
