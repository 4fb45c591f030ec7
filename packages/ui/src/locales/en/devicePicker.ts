const noun = (label: string, name: string, article = `a ${name}`) => ({
  label,
  choose: `Choose ${article}`,
  none: `No ${name} found`,
  unnamed: (position: number) => `${label} ${position}`,
  lost: `The ${name} in use was unplugged. Choose another one.`,
});

/** The words of `DevicePicker`, in English. */
export const devicePicker = {
  camera: /* @__PURE__ */ noun('Camera', 'camera'),
  microphone: /* @__PURE__ */ noun('Microphone', 'microphone'),
  speaker: /* @__PURE__ */ noun('Speaker', 'speaker'),
  systemDefault: (device: string) => (device ? `System default (${device})` : 'System default'),
  unplugged: (device: string) => (device ? `${device} (unplugged)` : 'Unplugged'),
};
