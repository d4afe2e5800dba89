export { didYouMean as suggestion } from '../domain/closestName.js';
