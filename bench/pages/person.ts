import { servePerson } from './person/servePerson';
import { ways } from './ways/ways';

servePerson(ways);
