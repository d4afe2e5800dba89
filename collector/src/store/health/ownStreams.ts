import { OWN_STREAMS } from '../../domain/charge.js';

/** What people, files and telemetry fill: nobody waits for a provider there. */
export const OWN_STREAM_NAMES: readonly string[] = Object.values(OWN_STREAMS);
