import type { Looks } from './portrait';

/** Who is in the picture of the README. */
export const people = {
  ada: {
    skin: '#e2a883', light: '#f6cdae', shade: '#a9694c', hair: '#3a241a', hairLight: '#6d4630', style: 'long', lips: '#b5525a',
    clothes: '#7d3346', clothesShade: '#4f1e2d', wall: ['#d8c3ab', '#8f7660'], room: 'window', tilt: -2,
  },
  ben: {
    skin: '#b57a55', light: '#d69f78', shade: '#744a31', hair: '#17120f', hairLight: '#3b2f28', style: 'short', beard: true, lips: '#96524a',
    clothes: '#2f4a5e', clothesShade: '#182a38', wall: ['#7d98a3', '#3c525e'], room: 'shelf', tilt: 2,
  },
  mina: {
    skin: '#eec09c', light: '#fbdfc6', shade: '#b98560', hair: '#15131a', hairLight: '#43394a', style: 'bun', glasses: true, lips: '#bf5a5e',
    clothes: '#cf9a3c', clothesShade: '#8d6420', wall: ['#a7b596', '#56664d'], room: 'plant', tilt: 1,
  },
  theo: {
    skin: '#7c4d33', light: '#a06c4b', shade: '#47291a', hair: '#0f0c0b', hairLight: '#2d2420', style: 'curly', lips: '#7d423c',
    clothes: '#2f6b57', clothesShade: '#173d31', wall: ['#8d7fa0', '#45395a'], room: 'lamp', tilt: -1,
  },
} satisfies Record<string, Looks>;
