// What few connections need, or none before it has found a path, in one file that is fetched then.

export { answerOffer } from './counterOffer';
export { restartIce } from './iceRestart';
export { adoptLinkedServers } from './linkedServers';
export { createMediaHeartbeat } from './mediaHeartbeat';
