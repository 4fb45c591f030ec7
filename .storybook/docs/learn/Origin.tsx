import { StateTable } from '../../StateTable';

/** What this very page may do, by where it came from. */
export function Origin() {
  return (
    <StateTable
      title="This page"
      state={{
        origin: location.origin,
        isSecureContext,
        'navigator.mediaDevices': 'mediaDevices' in navigator ? 'there' : 'missing',
        'screens can be shared': 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices,
        RTCPeerConnection: 'RTCPeerConnection' in globalThis ? 'there' : 'missing',
      }}
    />
  );
}
