import type { Labels } from '../locales/en';
import { reachable } from '../reachable';
import type { InspectedSample } from './InspectedConnection';
import { metrics } from './metrics';
import { Sparkline } from './Sparkline';

export interface GraphsProps {
  samples: readonly InspectedSample[];
  text: Labels['callInspector'];
}

/** How many rows the table has. */
const newest = 10;

/** A curve for each measure, what it is now and was at least and most, and the last ones as a table. */
export function Graphs({ samples, text }: GraphsProps) {
  const curves = metrics.map(({ key, label, read, write }) => {
    const values = samples.map(read);
    const known = values.filter((value) => value !== null);
    const say = (value: number | null | undefined) =>
      typeof value === 'number' ? write(value, text) : '–';
    return { key, label: label(text), values, known, say };
  });

  return (
    <>
      <div className="visavis-graphs">
        {curves.map(({ key, label, values, known, say }) => (
          <figure key={key} data-metric={key}>
            <figcaption>
              {label} <strong>{say(values.at(-1))}</strong>
            </figcaption>
            <Sparkline values={values} />
            <span className="visavis-hint">
              {known.length > 0 && text.range(say(Math.min(...known)), say(Math.max(...known)))}
            </span>
          </figure>
        ))}
      </div>
      <details>
        <summary>{text.numbers}</summary>
        <div className="visavis-scroll" {...reachable}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.now}</th>
                {curves.map(({ key, label }) => (
                  <th key={key} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {samples.slice(-newest).map(({ at }, index, shown) => (
                <tr key={at}>
                  <th scope="row">{text.clock(at)}</th>
                  {curves.map(({ key, values, say }) => (
                    <td key={key}>{say(values.at(index - shown.length))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
