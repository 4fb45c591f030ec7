import { useSpeakingWhileMuted } from '@visavis/hooks';
import { useWords } from '../language/LanguageProvider';
import styles from './MutedHint.module.css';

/** Tells whoever speaks into a muted microphone that nobody hears it. */
export function MutedHint({ stream }: { stream: MediaStream | null }) {
  const { call } = useWords();
  const speaking = useSpeakingWhileMuted(stream, { holdMs: 2500 });
  return <output className={styles.hint}>{speaking && <span>{call.muted}</span>}</output>;
}
