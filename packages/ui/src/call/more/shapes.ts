/* Drawn for a 24 by 24 grid, like those of the other buttons. */

export const moreShape = 'M6 12h.01M12 12h.01M18 12h.01';
export const handShape =
  'M7.5 12.5v-6a1.25 1.25 0 0 1 2.5 0V11M10 11V4.75a1.25 1.25 0 0 1 2.5 0V11M12.5 11V5.75a1.25 1.25 0 0 1 2.5 0V12M15 12V8a1.25 1.25 0 0 1 2.5 0v6.5a6 6 0 0 1-6 6c-2.6 0-4-1.2-5.2-3.2L4 13.4a1.2 1.2 0 0 1 2-1.3l1.5 1.9';
export const flipShape = 'M4.5 11a7.5 7.5 0 0 1 13-4.3L19.5 9M19.5 4.5V9H15M19.5 13a7.5 7.5 0 0 1-13 4.3L4.5 15M4.5 19.5V15H9';
export const recordShape = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z';
export const stopShape = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9.5 9.5h5v5h-5Z';
export const spotlightShape = 'M4.5 4.5h15v9.5h-15ZM4.5 17.5h4v2.5h-4ZM10 17.5h4v2.5h-4ZM15.5 17.5h4v2.5h-4Z';
export const gridShape = 'M4.5 4.5h6.25v6.25H4.5ZM13.25 4.5h6.25v6.25h-6.25ZM4.5 13.25h6.25v6.25H4.5ZM13.25 13.25h6.25v6.25h-6.25Z';
export const devicesShape =
  'M4 7h9.5M18.5 7H20M4 17h1.5M10.5 17H20M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z';
export const floatShape =
  'M19.5 11V7a2 2 0 0 0-2-2h-11a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2H10M14 14h5.5a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H14a1 1 0 0 1-1-1V15a1 1 0 0 1 1-1Z';
export const keyboardShape = 'M4.5 6h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6ZM7 10h.01M10.5 10h.01M14 10h.01M17 10h.01M8 14h8';
export const endShape = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9 9l6 6M15 9l-6 6';
export const participantsShape =
  'M9 4.75a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5ZM2.75 19a6.25 6.25 0 0 1 12.5 0M16 5.25a3.25 3.25 0 0 1 0 5.5M17.75 13.25A6.25 6.25 0 0 1 21.25 19';
