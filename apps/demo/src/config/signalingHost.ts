/** Where browsers reach a signaling server: one on the deployment's own machine is, from another, where the page is. */
export function signalingHost(host: string, pageHost: string): string {
  return isLocal(host) && !isLocal(pageHost) ? pageHost : host;
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host.endsWith('.localhost');
}
