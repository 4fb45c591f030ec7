import type { ArgTypesEnhancer } from 'storybook/internal/types';

/**
 * Shows a prop's default as its docstring has it: `'camera'`, or words such as "the system's speaker". Left alone, it
 * would stand in quotation marks of its own, with the word undefined in front.
 */
export const plainDefaults: ArgTypesEnhancer = ({ argTypes }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => {
      const { table } = argType;
      const summary = table?.defaultValue?.summary?.replace(/^"([^]*)"$/, '$1').replace(/^undefined \(([^]*)\)$/, '$1');
      return [name, summary === undefined ? argType : { ...argType, table: { ...table, defaultValue: { summary } } }];
    }),
  );
