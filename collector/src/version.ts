/** The released version, the same for collector and plugin. */
export const VERSION = '0.1.0';
