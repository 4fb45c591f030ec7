import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { playBack } from '../../testing/playBack';
import { createSyntheticStream } from '../../testing/syntheticStream';
import { startRecording } from './recording';
import { chooseFormat } from './recordingFormat';
import { createRecordingStorage } from './recordingStorage';

afterEach(() => void vi.restoreAllMocks());

it('ends with what there is, and the error, once the disk is full', async () => {
  const source = createSyntheticStream({ color: 'rgb(200, 30, 30)', toneHz: 440 });
  onTestFinished(source.stop);
  const mimeType = chooseFormat({ hasVideo: true, changesSize: false });
  // Parts of which a busy machine writes several in a second; those after the first are written to a full disk.
  const partBytes = 4096;
  const storage = createRecordingStorage('disk', partBytes);
  const { createWritable } = FileSystemFileHandle.prototype;
  const write = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockImplementation(function open(
    this: FileSystemFileHandle,
    options,
  ) {
    if (write.mock.calls.length > 1) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    return createWritable.call(this, options);
  });
  const recording = startRecording(source.stream, { mimeType, fileName: 'full' }, {}, storage);
  onTestFinished(() => recording.discard());

  const { file, error } = await recording.ended;
  expect(error).toMatchObject({ code: 'storage-full', cause: { name: 'QuotaExceededError' } });
  expect(file?.size).toBeGreaterThan(partBytes);
  const { video, close } = await playBack(file!);
  onTestFinished(close);
  expect(video.duration).toBeGreaterThan(0);
});
