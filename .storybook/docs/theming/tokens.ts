import css from '../../../packages/ui/src/styles/tokens.css?raw';

/** Every token of the style sheet, in its order, by its full name. */
export const tokens: readonly string[] = [...new Set(css.match(/--visavis-[\w-]+(?=:)/g))];

/** What stands on what, and how much contrast it needs: WCAG 2.2, 1.4.3 for words and 1.4.11 for signs. */
export const contrastPairs: readonly { text: string; on: string; needs: number; what: string }[] = [
  { text: 'text', on: 'surface', needs: 4.5, what: 'Words' },
  { text: 'text', on: 'surface-sunken', needs: 4.5, what: 'Words on buttons' },
  { text: 'text-muted', on: 'surface', needs: 4.5, what: 'Hints' },
  { text: 'text-muted', on: 'surface-sunken', needs: 4.5, what: 'Hints in a message' },
  { text: 'on-accent', on: 'accent', needs: 4.5, what: 'Words on the main button' },
  { text: 'on-danger', on: 'danger', needs: 4.5, what: 'Words on the button that leaves' },
  { text: 'danger-text', on: 'surface', needs: 4.5, what: 'What went wrong' },
  { text: 'warning-text', on: 'surface', needs: 4.5, what: 'What to mind' },
  { text: 'success-text', on: 'surface', needs: 4.5, what: 'What went well' },
  { text: 'on-stage', on: 'stage', needs: 4.5, what: 'Words on the stage' },
  { text: 'border-strong', on: 'surface', needs: 3, what: 'The edge of a field' },
  { text: 'accent', on: 'surface', needs: 3, what: 'The ring of the focus' },
  { text: 'accent', on: 'surface-sunken', needs: 3, what: 'How far a file is' },
  { text: 'speaking', on: 'stage', needs: 3, what: 'The ring of who speaks' },
];
