/**
 * Where browsers reach a signaling server, as it stands in an address: one on the deployment's own machine is, from
 * another, where the page is.
 */
export function signalingHost(host: string, pageHost: string): string {
  const reached = isLocal(host) && !isLocal(pageHost) ? pageHost : host;
  return reached.includes(':') && !reached.startsWith('[') ? `[${reached}]` : reached;
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1' || host === '[::1]' || host.endsWith('.localhost');
}
