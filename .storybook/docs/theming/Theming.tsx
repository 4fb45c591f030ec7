import { useLayoutEffect, useRef, useState } from 'react';
import { reachable } from '../../../packages/ui/src/reachable';
import { SyntheticCamera } from '../../SyntheticCamera';
import { contrast, readToken, toHex, type TokenValue } from './color';
import { Sample } from './Sample';
import { contrastPairs, tokens } from './tokens';

/** What is set anew, by the token's full name. */
type Changes = Readonly<Record<string, string>>;

const colors = ['accent', 'on-accent', 'surface', 'text', 'danger', 'stage'];
const sizes = [
  { name: 'radius', max: 2, step: 0.125 },
  { name: 'radius-small', max: 2, step: 0.125 },
  { name: 'gap', max: 2, step: 0.125 },
  { name: 'control-size', min: 2.75, max: 4, step: 0.25 },
];
const full = (name: string) => `--visavis-${name}`;

/** Every token with its value as it is now, some of them to be changed, and what they do to the components. */
export function Theming({ theme }: { theme: string }) {
  const [changes, setChanges] = useState<Changes>({});
  const [values, setValues] = useState<ReadonlyMap<string, TokenValue>>(new Map());
  const stage = useRef<HTMLDivElement>(null);

  // Read from the page itself: it alone knows what `light-dark()` and a style sheet of your own come to.
  useLayoutEffect(() => {
    const { current } = stage;
    if (!current) return undefined;
    const changed = Object.entries(changes);
    current.style.colorScheme = theme;
    for (const [token, value] of changed) current.style.setProperty(token, value);
    setValues(new Map(tokens.map((token) => [token, readToken(current, token)])));
    return () => {
      for (const [token] of changed) current.style.removeProperty(token);
    };
  }, [changes, theme]);

  const set = (name: string, value: string) => setChanges({ ...changes, [full(name)]: value });
  return (
    <div ref={stage} className="story-stack">
      <div className="story-columns">
        <section className="story-panel" aria-labelledby="theming-try">
          <h3 id="theming-try">Try</h3>
          {colors.map((name) => (
            <label key={name} className="story-choice">
              <input
                type="color"
                value={toHex(values.get(full(name))?.color ?? [0, 0, 0, 1])}
                onChange={({ target }) => set(name, target.value)}
              />
              {name}
            </label>
          ))}
          {sizes.map(({ name, min = 0, max, step }) => {
            const value = Number.parseFloat(values.get(full(name))?.text ?? '0');
            return (
              <label key={name} className="story-field">
                {name}: {value}rem
                <input
                  type="range"
                  aria-label={name}
                  min={min}
                  max={max}
                  step={step}
                  value={value}
                  onChange={({ target }) => set(name, `${target.value}rem`)}
                />
              </label>
            );
          })}
          <button type="button" className="visavis-button" onClick={() => setChanges({})}>
            Reset
          </button>
          <pre className="story-code" aria-label="Style sheet">
            {writeStyleSheet(changes)}
          </pre>
        </section>
        <SyntheticCamera color="#3d6480" label="Ada">
          {(stream) => <Sample stream={stream} />}
        </SyntheticCamera>
      </div>
      <Contrasts values={values} />
      <Swatches values={values} />
    </div>
  );
}

const writeStyleSheet = (changes: Changes) =>
  [':root {', ...Object.entries(changes).map(([token, value]) => `  ${token}: ${value};`), '}'].join('\n');

interface ValuesProps {
  values: ReadonlyMap<string, TokenValue>;
}

function Contrasts({ values }: ValuesProps) {
  return (
    <section className="story-panel" aria-labelledby="theming-contrast">
      <h3 id="theming-contrast">Contrast</h3>
      <div className="visavis-scroll" {...reachable}>
        <table className="story-table">
          <thead>
            <tr>
              {['What', 'Token', 'On', 'Contrast', 'Needs', ''].map((title, index) => (
                <th key={title} scope="col">
                  {index < 5 ? title : 'Verdict'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contrastPairs.map(({ text, on, needs, what }) => {
              const front = values.get(full(text))?.color;
              const back = values.get(full(on))?.color;
              const ratio = front && back ? contrast(front, back) : 0;
              return (
                <tr key={`${text} ${on}`} data-enough={ratio >= needs}>
                  <th scope="row">{what}</th>
                  <td>
                    <code>{text}</code>
                  </td>
                  <td>
                    <code>{on}</code>
                  </td>
                  <td>{ratio.toFixed(1)}</td>
                  <td>{needs}</td>
                  <td>{ratio >= needs ? 'enough' : 'too little'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Swatches({ values }: ValuesProps) {
  return (
    <section className="story-panel" aria-labelledby="theming-tokens">
      <h3 id="theming-tokens">Every token</h3>
      <ul className="story-swatches">
        {tokens.map((token) => {
          const { text = '', color = null } = values.get(token) ?? {};
          return (
            <li key={token}>
              {color && <span className="story-swatch" style={{ background: `var(${token})` }} />}
              <code>{token}</code>
              <span className="story-hint">{text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
