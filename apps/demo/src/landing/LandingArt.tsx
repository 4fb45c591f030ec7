import styles from './LandingArt.module.css';

/** A call, drawn: the two of the mark, each in a tile, above the controls. */
export function LandingArt() {
  return (
    <svg className={styles.art} viewBox="0 0 560 440" aria-hidden="true" focusable="false">
      <rect className={styles.stage} x="10" y="10" width="540" height="420" rx="32" />
      <rect className={styles.you} x="34" y="34" width="236" height="296" rx="22" />
      <rect className={styles.me} x="290" y="34" width="236" height="296" rx="22" />
      <rect className={styles.ring} x="34" y="34" width="236" height="296" rx="22" />
      <g transform="translate(92 92) scale(7.2)">
        <path
          className={styles.accent}
          d="M3 8.5A4.5 4.5 0 0 1 7.5 4H15v15.5a4.5 4.5 0 0 1-4.5 4.5H9l-4 4v-4.6A4.5 4.5 0 0 1 3 19.5Z"
        />
        <circle className={styles.onAccent} cx="9.75" cy="13" r="1.9" />
      </g>
      <g transform="translate(242 92) scale(7.2)">
        <path
          className={styles.text}
          d="M29 8.5A4.5 4.5 0 0 0 24.5 4H17v15.5a4.5 4.5 0 0 0 4.5 4.5H23l4 4v-4.6a4.5 4.5 0 0 0 2-3.9Z"
        />
        <circle className={styles.surface} cx="22.25" cy="13" r="1.9" />
      </g>
      <rect className={styles.sunken} x="164" y="352" width="232" height="56" rx="28" />
      <circle className={styles.surface} cx="196" cy="380" r="18" />
      <circle className={styles.surface} cx="244" cy="380" r="18" />
      <circle className={styles.surface} cx="292" cy="380" r="18" />
      <rect className={styles.danger} x="324" y="362" width="56" height="36" rx="18" />
    </svg>
  );
}
