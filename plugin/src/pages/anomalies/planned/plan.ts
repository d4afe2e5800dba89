import type { CallAnswer } from '../../../api/calls';

/** Days that somebody has said to be unusual on purpose. */
export type Plan = CallAnswer<'GET /api/planned-events'>['items'][number];
