/** On iPhones and iPads the volume of an element is that of the device, and stays 1. */
export function isElementVolumeFixed(): boolean {
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume !== 0.5;
}
