// A page of its own: beside ways that have all of the room's code, nothing of it would come later.
import { servePerson } from './person/servePerson';
import { hooksWays } from './ways/visavisHooks';

servePerson(hooksWays);
