import { describeSignaling } from './contract';
import { createMemoryHub } from './memory';

const hub = createMemoryHub();
describeSignaling('memory', (room) => hub.room(room));
