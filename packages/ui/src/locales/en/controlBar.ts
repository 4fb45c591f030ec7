/** The words of `ControlBar` and its buttons, in English. */
export const controlBar = {
  controls: 'Call controls',
  microphoneOn: 'Turn on microphone',
  microphoneOff: 'Turn off microphone',
  cameraOn: 'Turn on camera',
  cameraOff: 'Turn off camera',
  screenOn: 'Share screen',
  screenOff: 'Stop sharing',
  chatOpen: 'Open chat',
  chatClose: 'Close chat',
  unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  details: 'Connection details',
  leave: 'Leave call',
};
