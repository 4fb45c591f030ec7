export interface ActionsProps {
  /** What each button does, by what is written on it. */
  actions: Readonly<Record<string, () => unknown>>;
}

/** A row of buttons. */
export function Actions({ actions }: ActionsProps) {
  return (
    <p style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', margin: 0 }}>
      {Object.entries(actions).map(([name, act]) => (
        <button key={name} type="button" className="visavis-button" onClick={() => void act()}>
          {name}
        </button>
      ))}
    </p>
  );
}
