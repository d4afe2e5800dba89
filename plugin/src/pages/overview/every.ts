/** A page that stays open asks for all its figures again after so many milliseconds. */
export const every = 5 * 60_000;
