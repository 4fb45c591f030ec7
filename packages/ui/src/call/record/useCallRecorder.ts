import { useEffect, useState } from 'react';
import { createCallRecorder, type CallCircumstances, type CallRecorder } from './createCallRecorder';
import type { RecordedRoom } from './followRoom';

/** Records the call while the component is there; it doesn't render when the record grows. */
export function useCallRecorder(room: RecordedRoom, circumstances: Omit<CallCircumstances, 'servers'>): CallRecorder {
  const [recorder] = useState(createCallRecorder);
  useEffect(() => recorder.follow(room), [recorder, room]);
  const { name, policy, permissionMs } = circumstances;
  useEffect(() => recorder.describe({ name, policy, permissionMs }), [recorder, name, policy, permissionMs]);
  return recorder;
}
