import { useCall } from '../../../data/useCall';
import { placeQuery, type Question } from '../question/question';
import { pathUpTo, STEP_WORDS, type Stop } from './path';

/** What people call each stop that was chosen; the ledger's own name while that is not known. */
export function usePathNames({ path, firstDay, lastDay }: Question): (stop: Stop) => string {
  const ofProject = pathUpTo(path, 'project');
  const services = useCall('GET /api/services', {}, { enabled: path.service !== undefined });
  const accounts = useCall(
    'GET /api/accounts',
    { query: { include_deleted: true } },
    { enabled: path.account !== undefined },
  );
  const projects = useCall(
    'GET /api/analytics/breakdown',
    { query: { ...placeQuery({ path: ofProject, firstDay, lastDay }), by: 'project', limit: 1, cache_hits: false } },
    { enabled: path.project !== undefined && path.project !== '' },
  );
  const found: Readonly<Record<Stop, string | null | undefined>> = {
    service: services.data?.items.find(({ id }) => id === path.service)?.service_provider_name,
    account: accounts.data?.items.find(({ id }) => String(id) === path.account)?.name,
    project: projects.data?.currencies.flatMap(({ rows }) => rows).find(({ id }) => id === path.project)?.value,
    model: undefined,
  };
  return (stop) => found[stop] || path[stop] || STEP_WORDS[stop].none;
}
