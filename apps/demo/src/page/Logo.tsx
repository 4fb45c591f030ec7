/** Two who face each other. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path
        fill="var(--visavis-accent)"
        d="M3 8.5A4.5 4.5 0 0 1 7.5 4H15v15.5a4.5 4.5 0 0 1-4.5 4.5H9l-4 4v-4.6A4.5 4.5 0 0 1 3 19.5Z"
      />
      <path
        fill="var(--visavis-text)"
        d="M29 8.5A4.5 4.5 0 0 0 24.5 4H17v15.5a4.5 4.5 0 0 0 4.5 4.5H23l4 4v-4.6a4.5 4.5 0 0 0 2-3.9Z"
      />
      <circle cx="9.75" cy="13" r="1.9" fill="var(--visavis-on-accent)" />
      <circle cx="22.25" cy="13" r="1.9" fill="var(--visavis-surface)" />
    </svg>
  );
}
