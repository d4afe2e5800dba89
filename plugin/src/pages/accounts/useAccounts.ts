import type { CallAnswer } from '../../api/calls';
import { useCall } from '../../data/useCall';

export type Service = CallAnswer<'GET /api/services'>['items'][number];

/** What accounts can be of; it does not change while a page is open. */
export function useServices() {
  return useCall('GET /api/services');
}

/** Whether figures of this service are read by themselves. */
export function hasApi(services: readonly Service[], serviceId: string): boolean {
  return services.find(({ id }) => id === serviceId)?.has_api ?? false;
}
