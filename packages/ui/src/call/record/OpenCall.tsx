import { useState, type ComponentPropsWithRef } from 'react';
import { MAX_CALL_FILE_BYTES, readCallFile, type ReadCallFileResult } from './model/callFile';
import type { CallRecord } from './model/CallRecord';
import { joinClasses } from '../../joinClasses';
import { CallLabelsProvider, useCallLabels } from '../CallLabels';
import type { CallLabels } from '../locales/en';
import { CallReplay } from './CallReplay';

export interface OpenCallProps extends Omit<ComponentPropsWithRef<'div'>, 'children'> {
  /** Shown until a file is opened. @default nothing */
  example?: CallRecord | undefined;
  /** As `CallReplay`'s. */
  labels?: CallLabels | undefined;
}

type Opened = ReadCallFileResult | { status: 'unreadable'; detail: string };

/** Opens a `.visavis-call.json` file and replays the call in it. The file stays on this machine. */
export function OpenCall({ labels, ...rest }: OpenCallProps) {
  return labels ? (
    <CallLabelsProvider value={labels}>
      <Opener {...rest} />
    </CallLabelsProvider>
  ) : (
    <Opener {...rest} />
  );
}

function Opener({ example, className, ...rest }: Omit<OpenCallProps, 'labels'>) {
  const { file: text } = useCallLabels().record;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [count, setCount] = useState(0);

  async function open(file: File | undefined) {
    if (!file) return;
    setOpened(await readFile(file));
    setCount((before) => before + 1);
  }

  const record = opened?.status === 'ok' ? opened.call : opened ? null : (example ?? null);
  return (
    <div {...rest} className={joinClasses('visavis-open-call', className)}>
      <div className="visavis-inspector-tools">
        <label>
          {text.open}
          <input type="file" accept=".json,application/json" onChange={(event) => void open(event.target.files?.[0])} />
        </label>
      </div>
      {opened && opened.status !== 'ok' && (
        <p role="alert">
          {text.errors[opened.status]} <span className="visavis-hint">{opened.detail}</span>
        </p>
      )}
      {record && <CallReplay key={count} record={record} />}
    </div>
  );
}

async function readFile(file: File): Promise<Opened> {
  if (file.size > MAX_CALL_FILE_BYTES) return { status: 'too-large', detail: `${file.size}` };
  try {
    return readCallFile(await file.text());
  } catch (cause) {
    return { status: 'unreadable', detail: String(cause) };
  }
}
