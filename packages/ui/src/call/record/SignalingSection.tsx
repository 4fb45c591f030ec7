import type { CallRecord } from './model/CallRecord';
import { countSignaling, informationKinds } from './model/countSignaling';
import { endOf } from './model/recordAt';
import { reachable } from '../../reachable';
import { useCallLabels } from '../CallLabels';
import { SignalingMessages } from './SignalingMessages';

export interface SignalingSectionProps {
  record: CallRecord;
  hideAddresses: boolean;
}

/** What signaling carried: how much of each of the three kinds, since when it is silent, and each message. */
export function SignalingSection({ record, hideAddresses }: SignalingSectionProps) {
  const { record: text } = useCallLabels();
  const { signaling: words } = text;
  const { kinds, lastAt } = countSignaling(record);
  return (
    <>
      <h3>{words.heading}</h3>
      <div className="visavis-scroll" {...reachable}>
        <table aria-label={words.heading}>
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{text.sent}</th>
              <th scope="col">{text.received}</th>
            </tr>
          </thead>
          <tbody>
            {informationKinds.map((kind) => (
              <tr key={kind}>
                <th scope="row">
                  {words.kinds[kind]}
                  <br />
                  <span className="visavis-hint">{words.hints[kind]}</span>
                </th>
                {(['sent', 'received'] as const).map((direction) => {
                  const { count, bytes } = kinds[kind][direction];
                  return <td key={direction}>{words.count(count, text.bytes(bytes))}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="visavis-hint">
        {lastAt !== null && `${words.silent(text.clock(lastAt), text.duration(Math.max(endOf(record) - lastAt, 0)))} `}
        {words.content}
      </p>
      <SignalingMessages record={record} hideAddresses={hideAddresses} />
    </>
  );
}
