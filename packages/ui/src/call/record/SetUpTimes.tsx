import { setUpSteps, type CallRecord, type SetUp, type SetUpStep } from './model/CallRecord';
import { reachable } from '../../reachable';
import { useCallLabels } from '../CallLabels';
import { namesOf } from './describeEvent';

const lengthOf = (setUp: SetUp, steps: readonly SetUpStep[]) => steps.reduce((sum, step) => sum + (setUp[step] ?? 0), 0);

/** How long each connection took to be set up, and each restart, step by step: bars of one scale, and the numbers. */
export function SetUpTimes({ record }: { record: Pick<CallRecord, 'participants' | 'permissionMs'> }) {
  const { call, record: text } = useCallLabels();
  const { setUp: words, duration } = text;
  const nameOf = namesOf(record, call.guest);
  const rows = record.participants.flatMap(({ id, setUps }) =>
    setUps.map((setUp) => ({ id, setUp, totalMs: lengthOf(setUp, setUpSteps) })),
  );
  if (rows.length === 0) return null;
  const longestMs = Math.max(...rows.map(({ totalMs }) => totalMs), 1);
  return (
    <>
      <h3>{words.heading}</h3>
      {record.permissionMs !== null && <p>{words.permission(duration(record.permissionMs))}</p>}
      <div className="visavis-scroll" {...reachable}>
        <table aria-label={words.heading}>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {setUpSteps.map((step) => (
                <th key={step} scope="col">
                  {words.steps[step]}
                </th>
              ))}
              <th scope="col">{words.total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, setUp, totalMs }) => (
              <tr key={`${id} ${setUp.at} ${setUp.kind}`}>
                <th scope="row">
                  <bdi>{nameOf(id)}</bdi>, {words.kinds[setUp.kind]}, {text.clock(setUp.at)}
                  <Bar setUp={setUp} longestMs={longestMs} />
                </th>
                {setUpSteps.map((step) => {
                  const ms = setUp[step];
                  return <td key={step}>{ms === null ? words.none : duration(ms)}</td>;
                })}
                <td>{duration(totalMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="visavis-hint">{words.hints}</p>
    </>
  );
}

/** The steps one after the other; the cells beside it say the same. */
function Bar({ setUp, longestMs }: { setUp: SetUp; longestMs: number }) {
  const scale = 1000 / longestMs;
  return (
    <svg className="visavis-set-up" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {setUpSteps.map((step, index) => {
        const width = lengthOf(setUp, [step]) * scale;
        const x = lengthOf(setUp, setUpSteps.slice(0, index)) * scale;
        return <rect key={step} x={x} width={width} height="8" opacity={index % 2 === 0 ? 1 : 0.45} />;
      })}
    </svg>
  );
}
