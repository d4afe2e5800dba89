/**
 * How much of a day's final amount its provider has told at an age, as a share: index 1 is the day after. Learnt from how
 * earlier days grew; days older than the list are whole. Empty where nothing was learnt: days are taken as they are.
 */
export type Completeness = readonly number[];
