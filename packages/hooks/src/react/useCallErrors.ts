import { useEffect, useRef, useState } from 'react';
import type { RtcError } from '../core/errors';
import { areSameErrors, gatherCallErrors, type CallError, type CallErrorSources } from './callErrors';
import { useLatest } from './useLatest';

/**
 * The errors of a call in one place: of camera and microphone, the screen, the room, each participant, the chat, the
 * files and the recorder. The same list until one comes or goes.
 *
 * @param sources what the hooks returned; plain objects of that shape are as good
 * @param onError called once for each error when it appears, such as for a log
 */
export function useCallErrors(
  sources: CallErrorSources,
  onError?: (error: CallError) => void,
): readonly CallError[] {
  const gathered = gatherCallErrors(sources);
  const [errors, setErrors] = useState<readonly CallError[]>(gathered);
  if (!areSameErrors(errors, gathered)) setErrors(gathered);

  const latest = useLatest(onError);
  const reported = useRef(new WeakSet<RtcError>());
  useEffect(() => {
    for (const each of errors) {
      if (reported.current.has(each.error)) continue;
      reported.current.add(each.error);
      latest()?.(each);
    }
  }, [errors, latest]);

  return errors;
}
