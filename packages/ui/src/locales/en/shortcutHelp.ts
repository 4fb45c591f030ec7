/** The words of `ShortcutHelp`, in English. */
export const shortcutHelp = {
  keys: {
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    screen: 'Share the screen, or stop',
    fullscreen: 'Full screen',
    details: 'Connection details',
    leave: 'Leave the call',
  },
  enabled: 'Use single letters as shortcuts',
  note: 'They work wherever you are in the call, but not while you write.',
};
