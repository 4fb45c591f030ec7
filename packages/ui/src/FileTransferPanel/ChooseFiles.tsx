import { useRef, type ComponentPropsWithRef } from 'react';

export interface ChooseFilesProps extends Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'type'> {
  /** Never empty. */
  onChoose: (files: File[]) => void;
}

/** A button that opens the browser's own picker of files. */
export function ChooseFiles({ onChoose, ...rest }: ChooseFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button {...rest} type="button" onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file may be chosen once more.
          currentTarget.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
    </>
  );
}
