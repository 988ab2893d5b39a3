import { holdsOne } from './holds-one';
import { knownStrategies } from './known-strategies';
import { nobody } from './nobody';

export const policies = { 'holds-one': holdsOne, 'known-strategies': knownStrategies, nobody };
