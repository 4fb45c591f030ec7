import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LeaveButton } from '../ControlBar/LeaveButton';
import { en, type Labels } from '../locales/en';
import { ko } from '../locales/ko';
import { LabelsProvider } from './LabelsProvider';
import type { LabelOverrides } from './mergeLabels';
import { useLabels } from './useLabels';

function Camera({ labels }: { labels?: LabelOverrides<Labels['devicePicker']> }) {
  const { camera } = useLabels('devicePicker', labels);
  return `${camera.label}, ${camera.none}, ${camera.unnamed(2)}`;
}

test('without a provider, English', () => {
  const { label, none } = en.devicePicker.camera;
  expect(renderToString(<Camera />)).toBe(`${label}, ${none}, Camera 2`);
  expect(renderToString(<LeaveButton />)).toContain(`aria-label="${en.controlBar.leave}"`);
});

test('a component’s own labels come before the innermost provider, that before those around it, and these before English', () => {
  const { none } = ko.devicePicker.camera;
  const html = renderToString(
    <LabelsProvider labels={ko}>
      <LabelsProvider labels={{ devicePicker: { camera: { label: 'Webcam' } } }}>
        <Camera />
        {'; '}
        <Camera labels={{ camera: { unnamed: (position) => `Cam #${position}` } }} />
      </LabelsProvider>
      <LeaveButton />
    </LabelsProvider>,
  ).replaceAll('<!-- -->', '');
  expect(html).toContain(`Webcam, ${none}, ${ko.devicePicker.camera.unnamed(2)}; Webcam, ${none}, Cam #2`);
  expect(html).toContain(`aria-label="${ko.controlBar.leave}"`);
});
