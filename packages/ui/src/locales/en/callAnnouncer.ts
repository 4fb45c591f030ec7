/** The words of `CallAnnouncer`, in English. */
export const callAnnouncer = {
  joined: (name: string) => `${name} joined`,
  left: (name: string) => `${name} left`,
  lost: (name: string) => `${name} did not come back`,
  sharing: (name: string) => `${name} shares their screen`,
  stoppedSharing: (name: string) => `${name} stopped sharing`,
  muted: (name: string) => `${name} turned off their microphone`,
  unmuted: (name: string) => `${name} turned on their microphone`,
  reconnecting: (name: string) => `The connection to ${name} was lost. Reconnecting`,
  reconnected: (name: string) => `${name} is connected again`,
};
