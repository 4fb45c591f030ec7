/** Drawn for a 24 by 24 grid with strokes of 1.75. What is off is the same drawing, struck through. */
const shapes = {
  microphone:
    'M12 3.5a2.75 2.75 0 0 1 2.75 2.75v5a2.75 2.75 0 0 1-5.5 0v-5A2.75 2.75 0 0 1 12 3.5ZM5.75 11.5a6.25 6.25 0 0 0 12.5 0M12 17.75v3',
  camera:
    'M5 6.5h8.5a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM15.5 10.75 21 7.5v9l-5.5-3.25',
  screen:
    'M5 4.5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2ZM8.5 20.5h7M12 14v-6M9.25 10.5 12 7.75l2.75 2.75',
  chat: 'M6 4.5h12a2.5 2.5 0 0 1 2.5 2.5v7.5A2.5 2.5 0 0 1 18 17h-6.5L7 20.5V17H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5ZM8 9h8M8 12.5h5',
  details: 'M12 3.25a8.75 8.75 0 1 1 0 17.5 8.75 8.75 0 0 1 0-17.5ZM12 11.25v5M12 7.75v.01',
  leave:
    'M3.6 14.9c-.9-1-.8-2.6.2-3.5a12.2 12.2 0 0 1 16.4 0c1 .9 1.1 2.5.2 3.5l-.7.8c-.5.5-1.2.6-1.8.3l-2-1.1a1.5 1.5 0 0 1-.8-1.3v-1.2a10 10 0 0 0-6.2 0v1.2c0 .6-.3 1.1-.8 1.3l-2 1.1c-.6.3-1.3.2-1.8-.3Z',
  sound: 'M4 9.5h3.25L12 5.5v13l-4.75-4H4ZM15.5 9a4.25 4.25 0 0 1 0 6M18 6.5a7.75 7.75 0 0 1 0 11',
  alert: 'M12 4 21 19.5H3ZM12 10v4.5M12 17v.01',
  person: 'M12 4.25a3.75 3.75 0 1 1 0 7.5 3.75 3.75 0 0 1 0-7.5ZM4.75 20a7.25 7.25 0 0 1 14.5 0',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4.5 12 3.5 4.5 20.5 12 3.5 19.5ZM4.5 12h7',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing in the colour and size of the text around it. What it means is said by that text. */
export function Icon({ name, off = false }: { name: IconName; off?: boolean }) {
  return (
    <svg className="visavis-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
      {off && <path d="M4 4l16 16" />}
    </svg>
  );
}
