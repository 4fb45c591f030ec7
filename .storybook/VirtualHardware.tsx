import { useState, useSyncExternalStore, type ReactNode } from 'react';
import {
  createVirtualDevices,
  createVirtualScreens,
  type VirtualDevices,
  type VirtualDevicesOptions,
  type VirtualScreens,
  type VirtualScreensOptions,
} from '@visavis/hooks/testing';

/** What is plugged into the machine that a story shows. */
export interface Hardware {
  readonly devices: VirtualDevices;
  readonly screens: VirtualScreens;
}

export interface VirtualHardwareProps extends VirtualDevicesOptions {
  /** What can be shared, and what the person picks. */
  screens?: VirtualScreensOptions | undefined;
  children: (hardware: Hardware) => ReactNode;
}

/** Cameras, microphones, speakers and screens in the place of the browser's own, while the story is shown. */
export function VirtualHardware({ children, ...options }: VirtualHardwareProps) {
  const [holder] = useState(() => holdHardware(options));
  const hardware = useSyncExternalStore(holder.subscribe, holder.get);
  return hardware && children(hardware);
}

/** Hardware that is there while somebody looks. */
function holdHardware({ screens, ...options }: Omit<VirtualHardwareProps, 'children'>) {
  let hardware: Hardware | null = null;
  return {
    get: () => hardware,
    subscribe(onChange: () => void) {
      const own = { devices: createVirtualDevices(options), screens: createVirtualScreens(screens) };
      hardware = own;
      onChange();
      return () => {
        own.devices.restore();
        own.screens.restore();
        hardware = null;
      };
    },
  };
}
