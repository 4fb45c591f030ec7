// What is needed once a server has answered, in one file that is fetched while it thinks.

export { restartIce } from './iceRestart';
export { keepSharp } from './keepSharp';
export { createMediaHeartbeat } from './mediaHeartbeat';
export { takeAnswer } from './takeAnswer';
