import {
  AudioMeter,
  CameraButton,
  ConnectionBadge,
  ControlBar,
  DevicePicker,
  ErrorNotice,
  LeaveButton,
  MicrophoneButton,
  VideoGrid,
  VideoTile,
  type LevelSource,
} from '@visavis/ui';

const level: LevelSource = { getLevel: () => 0.6, subscribe: () => () => undefined };

/** A little of everything that the tokens colour. */
export function Sample({ stream }: { stream: MediaStream | null }) {
  return (
    <section className="story-panel" aria-labelledby="theming-sample">
      <h3 id="theming-sample">Look</h3>
      <VideoGrid className="story-call" menu={false}>
        <VideoTile name="Ada Lovelace" stream={stream} microphone="on" speaking />
        <VideoTile name="홍길동" status="reconnecting" microphone="muted" />
      </VideoGrid>
      <ControlBar>
        <MicrophoneButton status="muted" />
        <CameraButton status="on" />
        <LeaveButton />
      </ControlBar>
      <DevicePicker kind="camera" devices={[{ deviceId: 'front', label: 'Front camera' }]} value="front" />
      <AudioMeter level={level} />
      <div className="story-row">
        <button type="button" className="visavis-button" data-variant="primary">
          Join call
        </button>
        <button type="button" className="visavis-button">
          Cancel
        </button>
        <ConnectionBadge status="connected" quality="good" />
      </div>
      <ErrorNotice error={{ code: 'device-in-use', recovery: 'close-other-app' }} />
    </section>
  );
}
