export interface StateTableProps {
  /** What the table is about; its accessible name. */
  title: string;
  /** What a hook says, field by field. */
  state: Readonly<Record<string, string | number | boolean | null | undefined>>;
}

/** What a hook says now, as a table. */
export function StateTable({ title, state }: StateTableProps) {
  return (
    <table style={{ borderSpacing: '1rem 0.25rem', textAlign: 'start' }}>
      <caption style={{ textAlign: 'start', fontWeight: 600 }}>{title}</caption>
      <tbody>
        {Object.entries(state).map(([name, value]) => (
          <tr key={name}>
            <th scope="row" style={{ textAlign: 'start', fontWeight: 400 }}>
              {name}
            </th>
            <td style={{ overflowWrap: 'anywhere' }}>
              <code>{String(value)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
