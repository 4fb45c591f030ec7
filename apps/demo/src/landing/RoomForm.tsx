'use client';

import { roomNameProblem, type RoomNameProblem } from '@visavis/server';
import { useRouter } from 'next/navigation';
import { useId, useRef, useState, useTransition, type FormEvent } from 'react';
import { localPath } from '../language/language';
import { useLanguage, useWords } from '../language/LanguageProvider';
import { CheckField } from '../page/CheckField';
import styles from './RoomForm.module.css';
import { startRoom } from './startRoom';

export interface RoomFormProps {
  /** What stands in the box at first. */
  name: string;
  /** Lets the person who starts that room become its host. */
  startTicket: string | null;
  /** What is wrong with that already. @default null */
  problem?: RoomNameProblem | null;
}

/**
 * Asks for a room and goes there. A name that can't be one is kept, and told what is wrong with it.
 *
 * It is a form of plain HTML too: sent before the page's script has come, it is answered by the server.
 */
export function RoomForm({ name, startTicket, problem: first = null }: RoomFormProps) {
  const words = useWords();
  const language = useLanguage();
  const router = useRouter();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isSuggested, setSuggested] = useState(true);
  const [problem, setProblem] = useState(first);
  const [lockProblem, setLockProblem] = useState<'not-suggested' | 'unavailable' | null>(null);
  const [opening, startOpening] = useTransition();

  function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const access = submitter instanceof HTMLButtonElement && submitter.value === 'locked' ? 'locked' : 'open';
    const room = input.current?.value.trim() ?? '';
    const hasKey = room === name || new FormData(event.currentTarget).has('key');
    const found = roomNameProblem(room);
    setProblem(found);
    // In a room that somebody thought up there may be others already, and nobody here is its host.
    const cannotLock = !found && access === 'locked' && (room !== name || !startTicket);
    setLockProblem(cannotLock ? 'not-suggested' : null);
    if (found || cannotLock) input.current?.focus();
    else startOpening(() => go(room, hasKey, access));
  }

  async function go(room: string, hasKey: boolean, access: 'open' | 'locked') {
    const [fragment, isHost] = await Promise.all([
      hasKey ? makeFragment() : '',
      room === name && startTicket ? startRoom(room, startTicket, access) : false,
    ]);
    // Not into an open room that was to be a locked one.
    if (access === 'locked' && !isHost) return setLockProblem('unavailable');
    router.push(localPath(`/r/${encodeURIComponent(room)}`, language) + fragment);
  }

  return (
    <form className={styles.form} onSubmit={open} noValidate>
      {language !== 'en' && <input type="hidden" name="lang" value={language} />}
      <div className="visavis-field">
        <label htmlFor={id}>{words.landing.roomName}</label>
        <input
          ref={input}
          id={id}
          name="room"
          className="visavis-input"
          defaultValue={name}
          onChange={(event) => setSuggested(event.target.value.trim() === name)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem || lockProblem ? `${id}hint ${id}problem` : `${id}hint`}
        />
        <p id={`${id}hint`} className="visavis-hint">
          {words.landing.roomNameHint}
        </p>
        <p id={`${id}problem`} className={styles.problem} role="alert">
          {problem ? words.roomName.problems[problem] : lockProblem && words.landing.lockProblems[lockProblem]}
        </p>
      </div>
      {!isSuggested && <CheckField name="key" label={words.landing.withKey} hint={words.landing.withKeyHint} />}
      <button className="visavis-button" data-variant="primary" aria-busy={opening || undefined}>
        {opening ? words.landing.starting : words.landing.start}
      </button>
      {startTicket !== null && (
        <button className="visavis-button" name="access" value="locked" aria-describedby={`${id}locked`} disabled={opening}>
          {words.landing.startLocked}
        </button>
      )}
      {startTicket !== null && (
        <p id={`${id}locked`} className="visavis-hint">
          {words.landing.startLockedHint}
        </p>
      )}
    </form>
  );
}

/**
 * A suggested name is nobody's yet, so its link gets a key. One that somebody thought up may be where others
 * are already, whose link has another key, or none: it gets one where that is asked for.
 */
async function makeFragment(): Promise<string> {
  const { createRoomKey } = await import('@visavis/hooks/core');
  return `#${createRoomKey()}`;
}
