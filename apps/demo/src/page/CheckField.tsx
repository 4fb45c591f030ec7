import { useId, type ComponentPropsWithRef } from 'react';
import styles from './CheckField.module.css';

export interface CheckFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'id' | 'type' | 'aria-describedby'> {
  label: string;
  /** What it means. */
  hint: string;
}

/** A checkbox with its label, and a line about it. */
export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <input {...input} id={id} type="checkbox" aria-describedby={`${id}-hint`} />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="visavis-hint">
        {hint}
      </p>
    </div>
  );
}
