import { benchConfig } from '../config.ts';

export default benchConfig('camera-switch', { fakeMedia: true });
