import { useWords } from '../language/LanguageProvider';
import styles from './DropHint.module.css';

/** Says, over everything else, that files may be dropped now. */
export function DropHint() {
  const { chat } = useWords();
  return (
    <div className={styles.hint}>
      <p>{chat.drop}</p>
    </div>
  );
}
