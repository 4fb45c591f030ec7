import { describeServerAccess } from './accessContract';
import { describeSignaling } from './contract';
import { createMemoryHub } from './memory';

const hub = createMemoryHub();
describeSignaling('memory', (room) => hub.room(room));

const keeper = createMemoryHub({ keepsDecisions: true });
describeSignaling('memory that keeps decisions', (room) => keeper.room(room));
describeServerAccess('memory', (room, { tab, role }) => keeper.room(room, { id: tab, role }));
