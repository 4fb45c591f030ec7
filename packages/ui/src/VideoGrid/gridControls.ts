// What a user operates in a grid. One chunk of its own for `VideoGrid`, since tiles are shown without it.
export { TileMenu } from '../TileMenu/TileMenu';
export { SelfView } from './SelfView';
export { watchSwipes } from './watchSwipes';
