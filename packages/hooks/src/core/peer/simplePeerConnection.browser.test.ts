import { describeConnection } from './connection.contract';
import { createConnection } from './simplePeerConnection';

describeConnection('simplePeerConnection', createConnection);
