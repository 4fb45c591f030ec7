import { BadRoom } from '../../../room/BadRoom';

export default BadRoom;
