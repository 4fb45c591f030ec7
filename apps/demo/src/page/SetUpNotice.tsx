import { requestLanguage } from '../language/requestLanguage';
import { wordsOf } from '../language/wordsOf';
import { Notice } from './Notice';
import styles from './SetUpNotice.module.css';

export interface SetUpNoticeProps {
  /** Variables that have to be set. */
  missing: readonly string[];
  /** Variables that are set to something that can't work. */
  invalid: readonly string[];
}

/** For the person who deployed this: which variables stand between the demo and its first call. */
export async function SetUpNotice({ missing, invalid }: SetUpNoticeProps) {
  const { setUp } = wordsOf(await requestLanguage());
  const meanings = new Map(Object.entries(setUp.variables));
  const list = (names: readonly string[]) => (
    <dl className={styles.variables}>
      {names.map((name) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{meanings.get(name)}</dd>
        </div>
      ))}
    </dl>
  );

  return (
    <Notice heading={setUp.heading}>
      <p>{setUp.explanation}</p>
      {missing.length > 0 && (
        <>
          <p>{setUp.missing}</p>
          {list(missing)}
        </>
      )}
      {invalid.length > 0 && (
        <>
          <p>{setUp.invalid}</p>
          {list(invalid)}
        </>
      )}
      <p>{setUp.clientEvents}</p>
    </Notice>
  );
}
