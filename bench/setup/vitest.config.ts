import { benchConfig } from '../config.ts';

export default benchConfig('setup', { globalSetup: ['scripts/vitest/channels.ts'] });
