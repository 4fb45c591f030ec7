import { benchConfig } from '../config.ts';

export default benchConfig('data');
