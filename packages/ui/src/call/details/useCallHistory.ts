import type { Participant } from '@visavis/hooks';
import { useEffect, useState } from 'react';
import { createCallHistory, type CallHistory } from './callHistory';

/** Keeps what is seen of everybody's connection while the component is there; it doesn't render when that grows. */
export function useCallHistory(participants: readonly Participant[]): CallHistory {
  const [history] = useState(createCallHistory);
  useEffect(() => history.follow(participants), [history, participants]);
  useEffect(() => () => history.follow([]), [history]);
  return history;
}
