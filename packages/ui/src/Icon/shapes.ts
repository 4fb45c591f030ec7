/*
 * Each is drawn for a 24 by 24 grid with strokes of 1.75, and is a value of its own, so that a bundle carries
 * only those in use.
 */

export const microphoneShape =
  'M12 3.5a2.75 2.75 0 0 1 2.75 2.75v5a2.75 2.75 0 0 1-5.5 0v-5A2.75 2.75 0 0 1 12 3.5ZM5.75 11.5a6.25 6.25 0 0 0 12.5 0M12 17.75v3';
export const cameraShape =
  'M5 6.5h8.5a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM15.5 10.75 21 7.5v9l-5.5-3.25';
export const screenShape =
  'M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2ZM8.5 20.5h7M12 14v-6M9.25 10.5 12 7.75l2.75 2.75';
export const chatShape =
  'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7.5A2.5 2.5 0 0 1 18 17h-6.5L7 20.5V17H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5ZM8 9h8M8 12.5h5';
export const detailsShape = 'M12 3.25a8.75 8.75 0 1 1 0 17.5 8.75 8.75 0 0 1 0-17.5ZM12 11.25v5M12 7.75v.01';
export const leaveShape =
  'M3.6 14.9c-.9-1-.8-2.6.2-3.5a12.2 12.2 0 0 1 16.4 0c1 .9 1.1 2.5.2 3.5l-.7.8c-.5.5-1.2.6-1.8.3l-2-1.1a1.5 1.5 0 0 1-.8-1.3v-1.2a10 10 0 0 0-6.2 0v1.2c0 .6-.3 1.1-.8 1.3l-2 1.1c-.6.3-1.3.2-1.8-.3Z';
export const soundShape =
  'M4 9.5h3.25L12 5.5v13l-4.75-4H4ZM15.5 9a4.25 4.25 0 0 1 0 6M18 6.5a7.75 7.75 0 0 1 0 11';
export const alertShape = 'M12 4 21 19.5H3ZM12 10v4.5M12 17v.01';
export const personShape =
  'M12 4.25a3.75 3.75 0 1 1 0 7.5 3.75 3.75 0 0 1 0-7.5ZM4.75 20a7.25 7.25 0 0 1 14.5 0';
export const closeShape = 'M6 6l12 12M18 6 6 18';
export const sendShape = 'M4.5 12 3.5 4.5 20.5 12 3.5 19.5ZM4.5 12h7';
export const moreShape = 'M6 12h.01M12 12h.01M18 12h.01';
export const pinShape = 'M9 3.75h6l-.75 6.5L17.5 14h-11l3.25-3.75ZM12 14v6.25';
export const expandShape = 'M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15';
export const floatingShape =
  'M19.5 11V7a2 2 0 0 0-2-2h-11a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2H10M14 14h5.5a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1H14a1 1 0 0 1-1-1V15a1 1 0 0 1 1-1Z';
export const nextShape = 'M9.5 5.5 16 12l-6.5 6.5';
export const attachShape =
  'M19.25 11.5 11.9 18.85a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3.05 3.05 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.15-2.1l6.85-6.9';
export const photoShape =
  'M4.5 8A1.75 1.75 0 0 1 6.25 6.25h1.8L9.5 4.25h5l1.45 2h1.8A1.75 1.75 0 0 1 19.5 8v9a1.75 1.75 0 0 1-1.75 1.75H6.25A1.75 1.75 0 0 1 4.5 17ZM12 9.25a3.25 3.25 0 1 1 0 6.5 3.25 3.25 0 0 1 0-6.5Z';
export const fileShape =
  'M7 3.5h6.5L18 8v10.5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2ZM13.25 3.75V8.5H18';
export const checkShape = 'M5 12.5 10 17.5 19 7';
export const moveShape = 'M12 3.5v17M3.5 12h17M9.5 6 12 3.5 14.5 6M9.5 18l2.5 2.5 2.5-2.5M6 9.5 3.5 12 6 14.5M18 9.5l2.5 2.5-2.5 2.5';
export const swapShape = 'M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19';
export const minimiseShape = 'M6 18.5h12';
